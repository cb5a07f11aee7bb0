using Main2Main.Detection;
using Main2Main.Git;
using Main2Main.Memory.Distance;
using Main2Main.Workspace;

namespace Main2Main.Memory;

/// <summary>
/// Reads from git alone how far the pin was behind over time: from the commits of the downstream's line that moved it, and the upstream's line.
/// </summary>
/// <param name="session">The session.</param>
public sealed class DistanceReader(SyncSession session)
{
    private const int Longest = 90;

    /// <summary>Reads the distance, hour by hour.</summary>
    /// <param name="since">A day such as <c>2026-06-12</c>, two days as <c>2026-06-12..2026-08-17</c>, or a downstream commit; null for ninety days
    /// before the end.</param>
    /// <returns>The distance.</returns>
    /// <exception cref="Main2MainException">A revision is not there, or no pin is recorded at that time.</exception>
    public async Task<PinDistance> ReadAsync(string? since)
    {
        var target = session.Settings.To is { } to
            ? await session.Upstream.RequireAsync("upstream", to, Configuration.OptionNames.To)
            : (await new UpstreamTarget(session.Upstream, session.Log).FindAsync(rememberedBranch: null)).Commit;
        var line = await UpstreamLine.ReadAsync(session.Upstream, target);
        var (from, until) = await TimeAsync(since, line.End);
        var moves = await new PinMoves(session).ReadAsync(from, until);
        return await new DistanceSampler(line, moves).SampleAsync(from, until);
    }

    /// <summary>The commits that moved the pin since an upstream commit was made, oldest first.</summary>
    /// <param name="upstream">The upstream commit.</param>
    /// <returns>When, by which downstream commit and to which upstream commit; the first one may be from before that time.</returns>
    /// <exception cref="Main2MainException">No pin is recorded.</exception>
    internal async Task<IReadOnlyList<(DateTimeOffset At, string Downstream, string Upstream)>> MovesSinceAsync(string upstream) =>
        await new PinMoves(session).ReadAsync(await CommitTime.OfAsync(session.Upstream, upstream), DateTimeOffset.MaxValue);

    /// <summary>The commits that moved the pin in the ninety days before the downstream's HEAD, oldest first.</summary>
    /// <returns>When, by which downstream commit and to which upstream commit; the first one may be from before that time.</returns>
    /// <exception cref="Main2MainException">No pin is recorded.</exception>
    internal async Task<IReadOnlyList<(DateTimeOffset At, string Downstream, string Upstream)>> LatestMovesAsync() =>
        await new PinMoves(session).ReadAsync((await CommitTime.OfAsync(session.Downstream, "HEAD")).AddDays(-Longest), DateTimeOffset.MaxValue);

    private async Task<(DateTimeOffset From, DateTimeOffset Until)> TimeAsync(string? since, DateTimeOffset end)
    {
        if (since is null)
        {
            return (end.AddDays(-Longest), end);
        }

        if (since.Split("..") is [var first, var last] && Day(first) is { } start && Day(last) is { } stop)
        {
            return (start, stop < end ? stop : end);
        }

        if (Day(since) is { } day)
        {
            return (day, end);
        }

        var commit = await session.Downstream.RequireAsync("downstream", since, Configuration.OptionNames.Since);
        return (await CommitTime.OfAsync(session.Downstream, commit), end);
    }

    private static DateTimeOffset? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
