using System.Runtime.InteropServices;

namespace Main2Main.Python.Parsing;

/// <summary>Hashes that are the same in every process, since caches keep them.</summary>
internal static class TextHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    /// <summary>The hash of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The hash, never 0.</returns>
    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = (ulong)text.Length * Factor;
        while (text.Length >= 4)
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text)));
            text = text[4..];
        }

        foreach (var character in text)
        {
            hash = Mix(hash ^ character);
        }

        return Fold(hash);
    }

    /// <summary>Two hashes in order as one.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <returns>The hash, never 0.</returns>
    public static uint Combine(uint first, uint second) => Fold(Mix(((ulong)first << 32) | second));

    private static ulong Mix(ulong value)
    {
        value *= Factor;
        return value ^ (value >> 29);
    }

    private static uint Fold(ulong value) => (uint)((value * Factor) >> 32) | 1u;
}
