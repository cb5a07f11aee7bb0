namespace Main2Main.Python.Parsing;

/// <summary>Texts that occur often, each held once, with its hash. Keywords have the first indexes.</summary>
internal sealed class NamePool
{
    // A pool lives as long as its thread; one that has seen this many texts begins anew, so that it does not grow with every range.
    private const int Full = 1 << 19;

    private int[] buckets = [];
    private Entry[] entries = [];
    private int count;

    public NamePool() => Reset();

    /// <summary>The text with an index.</summary>
    /// <param name="index">What <see cref="Add"/> gave.</param>
    /// <returns>The text.</returns>
    public string this[int index] => entries[index].Text;

    /// <summary>The hash of the text with an index.</summary>
    /// <param name="index">What <see cref="Add"/> gave.</param>
    /// <returns>The hash.</returns>
    public uint HashOf(int index) => entries[index].Hash;

    /// <summary>Begins anew if there are too many texts. Indexes that were given before are void.</summary>
    public void Trim()
    {
        if (count > Full)
        {
            Reset();
        }
    }

    /// <summary>The index of a text, which the pool takes in if it does not hold it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The index.</returns>
    public int Add(ReadOnlySpan<char> text)
    {
        var hash = TextHash.Of(text);
        for (var index = buckets[hash >> 1 & (uint)(buckets.Length - 1)]; index >= 0; index = entries[index].Next)
        {
            if (entries[index].Hash == hash && text.SequenceEqual(entries[index].Text))
            {
                return index;
            }
        }

        return Insert(text, hash);
    }

    /// <summary>The one instance of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The instance.</returns>
    public string Intern(ReadOnlySpan<char> text)
    {
        var index = Add(text);
        return entries[index].Text;
    }

    private int Insert(ReadOnlySpan<char> text, uint hash)
    {
        if (count == entries.Length)
        {
            Grow(count * 2);
        }

        ref var bucket = ref buckets[hash >> 1 & (uint)(buckets.Length - 1)];
        entries[count] = new Entry(text.ToString(), hash, bucket);
        bucket = count;
        return count++;
    }

    private void Reset()
    {
        (entries, count) = ([], 0);
        Grow(1 << 15);
        foreach (var keyword in Keywords.All)
        {
            _ = Add(keyword);
        }
    }

    private void Grow(int size)
    {
        Array.Resize(ref entries, size);
        buckets = new int[size * 2];
        Array.Fill(buckets, -1);
        for (var index = 0; index < count; index++)
        {
            ref var bucket = ref buckets[entries[index].Hash >> 1 & (uint)(buckets.Length - 1)];
            entries[index].Next = bucket;
            bucket = index;
        }
    }

    private struct Entry(string text, uint hash, int next)
    {
        public readonly string Text = text;
        public readonly uint Hash = hash;
        public int Next = next;
    }
}
