namespace Main2Main.Python.Parsing;

/// <summary>The fingerprints of any piece of one file, from hashes that are computed once.</summary>
internal sealed class BodyFingerprints
{
    private const ulong Base = 0x9E3779B97F4A7C15;
    private const int RunLength = 4;

    private readonly uint[] sketch = new uint[PythonBody.SketchSize];
    private int[] places = [];
    private ulong[] prefixes = [0];
    private ulong[] powers = [1];
    private uint[] runs = [];

    /// <summary>Takes in the tokens of a file. What was asked of the file before is void.</summary>
    /// <param name="tokens">The tokens; those with hash 0 are left out.</param>
    public void Read(TokenList tokens)
    {
        Reserve(tokens.Count);
        var (hashes, count) = (tokens.Hashes, 0);
        var (first, second, third) = (0u, 0u, 0u);
        for (var index = 0; index < tokens.Count; index++)
        {
            places[index] = count;
            if (hashes[index] is var hash and not 0)
            {
                prefixes[count + 1] = (prefixes[count] * Base) + hash;
                if (count >= RunLength - 1)
                {
                    runs[count - RunLength + 1] = TextHash.Combine((first * 31) + second, (third * 31) + hash);
                }

                (first, second, third) = (second, third, hash);
                count++;
            }
        }

        places[tokens.Count] = count;
    }

    /// <summary>The fingerprint of some tokens.</summary>
    /// <param name="start">The first token.</param>
    /// <param name="end">The token after the last.</param>
    /// <returns>The fingerprint.</returns>
    public PythonBody Of(int start, int end)
    {
        var (from, to) = (places[start], places[end]);
        if (from == to)
        {
            return PythonBody.Empty;
        }

        var hash = prefixes[to] - (prefixes[from] * powers[to - from]);
        return new PythonBody(hash, to - from, Smallest(runs.AsSpan(from, Math.Max(to - from - RunLength + 1, 0))));
    }

    private uint[] Smallest(ReadOnlySpan<uint> candidates)
    {
        var (count, limit) = (0, uint.MaxValue);
        foreach (var candidate in candidates)
        {
            if (candidate >= limit)
            {
                continue;
            }

            var place = sketch.AsSpan(0, count).BinarySearch(candidate);
            if (place >= 0)
            {
                continue;
            }

            count = Math.Min(count + 1, sketch.Length);
            sketch.AsSpan(~place, count - ~place - 1).CopyTo(sketch.AsSpan(~place + 1));
            sketch[~place] = candidate;
            limit = count == sketch.Length ? sketch[^1] : uint.MaxValue;
        }

        return sketch[..count];
    }

    private void Reserve(int count)
    {
        if (places.Length > count)
        {
            return;
        }

        var known = powers.Length;
        var size = Math.Max(count + 1, known * 2);
        Array.Resize(ref places, size);
        Array.Resize(ref prefixes, size);
        Array.Resize(ref powers, size);
        Array.Resize(ref runs, size);
        for (var index = known; index < size; index++)
        {
            powers[index] = powers[index - 1] * Base;
        }
    }
}
