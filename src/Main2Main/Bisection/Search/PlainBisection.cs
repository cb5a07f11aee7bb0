namespace Main2Main.Bisection.Search;

/// <summary>What git bisect takes on a linear history in which every commit can be judged.</summary>
internal static class PlainBisection
{
    /// <summary>Counts its probes; those of the two ends are not among them.</summary>
    /// <param name="count">Commits behind the good end, up to and with the bad one.</param>
    /// <param name="position">The first bad one among them, from 0.</param>
    /// <returns>The number of probes.</returns>
    public static int Probes(int count, int position)
    {
        var probes = 0;
        while (count > 1)
        {
            var older = count / 2;
            probes++;
            (count, position) = position < older ? (older, position) : (count - older, position - older);
        }

        return probes;
    }
}
