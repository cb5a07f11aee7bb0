using System.Text;

namespace Main2Main.Python.Caching;

/// <summary>Writes numbers and texts compactly: small numbers in one byte, every text once.</summary>
/// <param name="capacity">About how many bytes there will be; buffers that grow are thrown away again and again.</param>
/// <param name="textCount">About how many texts there will be.</param>
internal sealed class PackWriter(int capacity, int textCount = 0)
{
    private readonly Dictionary<string, int> texts = new(textCount);

    // Most texts are one of few instances, whose number is found without looking at what they say.
    private readonly Dictionary<object, int> instances = new(textCount, ReferenceEqualityComparer.Instance);
    private byte[] buffer = new byte[capacity];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>The texts in the order of their numbers.</summary>
    public IReadOnlyCollection<string> Texts => texts.Keys;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    /// <summary>The bytes, for who keeps them when nothing is written any more.</summary>
    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, Length);

    /// <summary>Puts a number of fixed size where one was written before.</summary>
    public void Put(int position, ulong value) => System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(buffer.AsSpan(position), value);

    /// <summary>Writes a number that is not negative.</summary>
    public void Number(int value)
    {
        Reserve(5);
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            buffer[Length++] = (byte)(rest | 0x80);
        }

        buffer[Length++] = (byte)rest;
    }

    /// <summary>Writes a number of fixed size.</summary>
    public void Fixed(uint value)
    {
        Reserve(4);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(Length), value);
        Length += 4;
    }

    /// <summary>Writes a number of fixed size.</summary>
    public void Fixed(ulong value)
    {
        Fixed((uint)value);
        Fixed((uint)(value >> 32));
    }

    /// <summary>Writes a text, or null.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Number(0);
            return;
        }

        if (!instances.TryGetValue(value, out var index))
        {
            if (!texts.TryGetValue(value, out index))
            {
                texts[value] = index = texts.Count;
            }

            instances[value] = index;
        }

        Number(index + 1);
    }

    /// <summary>Writes a list.</summary>
    public void List<T>(IReadOnlyList<T> items, Action<T> write)
    {
        Number(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            write(items[index]);
        }
    }

    /// <summary>Writes a list by a function that needs nothing else: one for each of many short lists would be thrown away at once.</summary>
    public void List<T>(IReadOnlyList<T> items, Action<PackWriter, T> write)
    {
        Number(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            write(this, items[index]);
        }
    }

    /// <summary>Writes a list of texts.</summary>
    public void TextList(IReadOnlyList<string> items) => List(items, static (pack, item) => pack.Text(item));

    /// <summary>Writes the bytes of a text without its number.</summary>
    public void Utf8(string value)
    {
        Number(Encoding.UTF8.GetByteCount(value));
        Reserve(value.Length * 3);
        Length += Encoding.UTF8.GetBytes(value, buffer.AsSpan(Length));
    }

    /// <summary>Writes bytes.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(buffer.AsSpan(Length));
        Length += value.Length;
    }

    private void Reserve(int count)
    {
        if (Length + count > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + count));
        }
    }
}
