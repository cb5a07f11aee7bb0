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

/// <summary>An upstream commit that a suite gave a verdict on.</summary>
/// <param name="Upstream">The upstream commit.</param>
/// <param name="Downstream">The downstream's tree (git object id) that the suite ran against.</param>
/// <param name="At">When the suite began.</param>
/// <param name="RunId">The run.</param>
public sealed record KnownCommit(string Upstream, string Downstream, DateTimeOffset At, string RunId);

/// <summary>What is known of a suite.</summary>
/// <param name="Suite">Its name.</param>
/// <param name="LastKnownGood">The newest upstream commit that it passed at; null when there is none.</param>
/// <param name="FirstKnownBad">The oldest upstream commit behind that one at which it failed; null when there is none.</param>
public sealed record SuiteHistory(string Suite, KnownCommit? LastKnownGood, KnownCommit? FirstKnownBad);
