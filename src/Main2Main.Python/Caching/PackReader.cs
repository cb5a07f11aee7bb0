using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Main2Main.Python.Caching;

/// <summary>Reads what <see cref="PackWriter"/> wrote.</summary>
/// <param name="content">The bytes.</param>
/// <param name="texts">The texts by number.</param>
/// <param name="position">Where to begin.</param>
[StructLayout(LayoutKind.Auto)]
internal ref struct PackReader(ReadOnlySpan<byte> content, PackTexts? texts, int position)
{
    private readonly ReadOnlySpan<byte> content = content;

    /// <summary>Reads one item of a list.</summary>
    public delegate T Read<out T>(ref PackReader reader);

    /// <summary>Where the next item is.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Reads a number.</summary>
    public int Number()
    {
        var value = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var part = content[Position++];
            value |= (uint)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return (int)value;
            }
        }
    }

    /// <summary>Reads a number of fixed size.</summary>
    public uint Fixed()
    {
        Position += 4;
        return BinaryPrimitives.ReadUInt32LittleEndian(content[(Position - 4)..]);
    }

    /// <summary>Reads a number of fixed size.</summary>
    public ulong FixedLong() => Fixed() | ((ulong)Fixed() << 32);

    /// <summary>Reads a text, or null.</summary>
    public string? Text() => Number() is var index and > 0 ? texts!.Get(index - 1) : null;

    /// <summary>Reads a text.</summary>
    public string RequiredText() => Text()!;

    /// <summary>Passes bytes.</summary>
    public void Skip(int count) => Position += count;

    /// <summary>Reads a list of numbers of fixed size.</summary>
    public uint[] FixedList()
    {
        var items = new uint[Number()];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = Fixed();
        }

        return items;
    }

    /// <summary>Reads a list.</summary>
    public T[] List<T>(Read<T> read)
    {
        var count = Number();
        var items = count == 0 ? [] : new T[count];
        for (var index = 0; index < count; index++)
        {
            items[index] = read(ref this);
        }

        return items;
    }
}
