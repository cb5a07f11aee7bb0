using System.Runtime.InteropServices;

namespace Main2Main.Python.Caching;

/// <summary>Modules in one block of bytes: a head with version and checksum, the texts, then each module behind its id.</summary>
internal sealed class ModulePack
{
    private const uint Magic = 0x4D324D50;
    private const int HeadLength = 16;
    private const int BytesOfModule = 12 << 10;
    private const int BytesOfText = 40;
    private const int TextsOfModule = 128;

    private readonly byte[] content;
    private readonly PackTexts texts;
    private readonly Dictionary<string, int> places = [];

    /// <summary>Opens a pack.</summary>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="InvalidDataException">They are damaged or of another version.</exception>
    public ModulePack(byte[] content)
    {
        this.content = content;
        Check(content);
        var reader = new PackReader(content, null, HeadLength);
        texts = new PackTexts(content, ReadTextPlaces(ref reader));
        for (var count = reader.Number(); count > 0; count--)
        {
            var blob = ReadUtf8(ref reader);
            var length = reader.Number();
            places[blob] = reader.Position;
            reader.Skip(length);
        }
    }

    /// <summary>Writes a pack.</summary>
    /// <param name="modules">The modules by id.</param>
    /// <returns>Its bytes.</returns>
    public static ReadOnlyMemory<byte> Write(IReadOnlyDictionary<string, PythonModule> modules)
    {
        var body = new PackWriter(modules.Count * BytesOfModule, modules.Count * TextsOfModule);
        var entries = new List<(string Blob, int Start, int End)>(modules.Count);
        foreach (var (blob, module) in modules.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var start = body.Length;
            ModuleEncoding.Write(body, module);
            entries.Add((blob, start, body.Length));
        }

        var pack = new PackWriter(body.Length + (body.Texts.Count * BytesOfText));
        pack.Fixed(Magic);
        pack.Fixed((uint)PythonModule.Version);
        pack.Fixed(0UL);
        pack.Number(body.Texts.Count);
        foreach (var text in body.Texts)
        {
            pack.Utf8(text);
        }

        pack.Number(entries.Count);
        foreach (var (blob, start, end) in entries)
        {
            pack.Utf8(blob);
            pack.Number(end - start);
            pack.Bytes(body.Written[start..end]);
        }

        pack.Put(8, Checksum(pack.Written[HeadLength..]));
        return pack.Memory;
    }

    /// <summary>Whether it holds a module.</summary>
    public bool Contains(string blob) => places.ContainsKey(blob);

    /// <summary>Reads a module.</summary>
    public PythonModule Read(string blob)
    {
        var reader = OpenAt(places[blob]);
        return ModuleEncoding.Read(ref reader, OpenAt);
    }

    private PackReader OpenAt(int position) => new(content, texts, position);

    private static void Check(byte[] content)
    {
        if (content.Length < HeadLength)
        {
            throw new InvalidDataException("The pack is cut short.");
        }

        var reader = new PackReader(content, null, 0);
        if (reader.Fixed() != Magic || reader.Fixed() != PythonModule.Version)
        {
            throw new InvalidDataException("The pack is of another version.");
        }

        if (reader.FixedLong() != Checksum(content.AsSpan(HeadLength)))
        {
            throw new InvalidDataException("The pack is damaged.");
        }
    }

    private static int[] ReadTextPlaces(ref PackReader reader)
    {
        // The length of each text stands before it, so that the end of one is not the beginning of the next.
        var count = reader.Number();
        var found = new int[count * 2];
        for (var index = 0; index < count; index++)
        {
            var length = reader.Number();
            (found[index * 2], found[(index * 2) + 1]) = (reader.Position, length);
            reader.Skip(length);
        }

        return found;
    }

    private string ReadUtf8(ref PackReader reader)
    {
        var length = reader.Number();
        reader.Skip(length);
        return System.Text.Encoding.UTF8.GetString(content, reader.Position - length, length);
    }

    private static ulong Checksum(ReadOnlySpan<byte> content)
    {
        var sum = (ulong)content.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(content))
        {
            sum = (ulong.RotateLeft(sum, 23) ^ word) * 0x9E3779B97F4A7C15;
        }

        foreach (var rest in content[(content.Length / 8 * 8)..])
        {
            sum = (ulong.RotateLeft(sum, 23) ^ rest) * 0x9E3779B97F4A7C15;
        }

        return sum;
    }
}
