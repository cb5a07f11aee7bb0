using Main2Main.Configuration;
using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Memory.Distance;

/// <summary>The commits of the downstream's line that gave the pin another value.</summary>
/// <param name="session">The session.</param>
internal sealed class PinMoves(SyncSession session)
{
    /// <summary>Reads moves, oldest first; the first of them is the one before the time that is asked about, where there is one.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset At, string Downstream, string Upstream)>> ReadAsync(DateTimeOffset from, DateTimeOffset until)
    {
        var sources = session.Settings.Pin;
        if (sources.Count == 0)
        {
            throw Missing("no place of the pin is configured", $"add pin to {SettingsFile.Name}");
        }

        var head = await HeadAsync(sources);
        var log = await session.Downstream.RunAsync("reading the pin's history", ["log", "--first-parent", "--format=%H %ct", head, "--", .. sources.Select(source => source.File).Distinct(StringComparer.Ordinal).Select(GitCall.Literal)]);
        var moves = new List<(DateTimeOffset At, string Downstream, string Upstream)>();
        foreach (var parts in log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(' ')))
        {
            var at = CommitTime.Parse(parts[1]);
            if (at <= until && await PinAsync(sources, parts[0]) is { } pin)
            {
                moves.Add((at, parts[0], pin));
            }

            if (at < from && moves.Count > 0)
            {
                break;
            }
        }

        moves.Reverse();
        var kept = moves.Where((move, index) => index == 0 || moves[index - 1].Upstream != move.Upstream).ToList();
        return kept.Count > 0
            ? kept
            : throw Missing(
                $"no commit up to {until:yyyy-MM-dd} records a pin that the upstream holds",
                "choose another time with --since, or correct pin in the configuration");
    }

    private static Main2MainException Missing(string problem, string remedy) => new(
        FailureKind.Configuration, $"how far the pin was behind cannot be told: {problem}.", $"{remedy}.");

    private async Task<string> HeadAsync(IReadOnlyList<PinSource> sources)
    {
        var branch = sources[0].Ref is { } name ? await PinBranch.FindAsync(session.Downstream, name) : null;
        return branch ?? await session.Downstream.RequireAsync("downstream", session.Settings.DownstreamRef ?? "HEAD", OptionNames.DownstreamRef);
    }

    /// <summary>The upstream commit that a downstream commit pins; null when it records none that the upstream holds.</summary>
    private async Task<string?> PinAsync(IReadOnlyList<PinSource> sources, string commit)
    {
        // The history is that of the branch already: what it records stands in the commit.
        var settings = session.Settings with { Pin = [.. sources.Select(source => source with { Ref = null })] };
        var recorded = (await new PinReader(session.Downstream, new CommitFiles(session.Downstream, commit)).ReadPinAsync(settings)).Chosen;
        return recorded?.Revision is { } revision ? await session.Upstream.ResolveAsync(revision) : null;
    }
}
