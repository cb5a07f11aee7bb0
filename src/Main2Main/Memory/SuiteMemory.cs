namespace Main2Main.Memory;

/// <summary>suites.json: where each suite stands.</summary>
/// <param name="Suites">The suites by name.</param>
public sealed record SuiteMemory(IReadOnlyList<SuiteHistory> Suites)
{
    /// <summary>Takes a verdict in.</summary>
    /// <param name="suite">The suite's name.</param>
    /// <param name="passed">Whether it passed.</param>
    /// <param name="at">What it ran against.</param>
    /// <param name="isAncestor">Whether the first upstream commit is the second or its ancestor.</param>
    /// <returns>The new memory.</returns>
    public async Task<SuiteMemory> WithAsync(string suite, bool passed, KnownCommit at, Func<string, string, Task<bool>> isAncestor)
    {
        var known = Suites.FirstOrDefault(record => record.Suite == suite) ?? new SuiteHistory(suite, LastKnownGood: null, FirstKnownBad: null);
        if (passed)
        {
            var isNewer = known.LastKnownGood is not { } good || await isAncestor(good.Upstream, at.Upstream);
            var heals = known.FirstKnownBad is { } bad && await isAncestor(bad.Upstream, at.Upstream);
            known = known with { LastKnownGood = isNewer ? at : known.LastKnownGood, FirstKnownBad = heals ? null : known.FirstKnownBad };
        }
        else if (known.FirstKnownBad is not { } bad || await isAncestor(at.Upstream, bad.Upstream) || !await isAncestor(bad.Upstream, at.Upstream))
        {
            // A bad commit of a history that is not this one's says nothing about it.
            known = known with { FirstKnownBad = at };
        }

        return new SuiteMemory([.. Suites.Where(record => record.Suite != suite).Append(known).OrderBy(record => record.Suite, StringComparer.Ordinal)]);
    }
}
