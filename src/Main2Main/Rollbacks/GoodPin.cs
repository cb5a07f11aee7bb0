using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Memory;
using Main2Main.Workspace;

namespace Main2Main.Rollbacks;

/// <summary>Chooses the pin to go back to.</summary>
/// <param name="session">The session.</param>
internal sealed class GoodPin(SyncSession session)
{
    /// <summary>Chooses it: the one that <c>--to</c> names, else the last one at which CI is remembered to have passed, else the one before.</summary>
    /// <returns>The pins that the downstream had since, oldest first: the first is the one to go back to, the last the present one.</returns>
    /// <exception cref="Main2MainException">There is no earlier pin, or <c>--to</c> names none.</exception>
    public async Task<IReadOnlyList<PinState>> ChooseAsync()
    {
        if (session.Settings.Pin is [{ Ref: { } name }, ..])
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"the pin is kept on the branch '{name}' of its own, beside the downstream's edits.",
                "move that branch back by hand; there are no edits to take back with it.");
        }

        IReadOnlyList<PinState> all = [.. (await new DistanceReader(session).LatestMovesAsync()).Select(move => new PinState(move.Downstream, move.Upstream))];
        var earlier = all.SkipLast(1).ToList();
        var chosen = session.Settings.To is { } to ? await NamedAsync(earlier, to) : Remembered(earlier);
        return chosen >= 0 ? [.. all.Skip(chosen)] : throw new Main2MainException(
            FailureKind.Usage, $"'{session.Downstream.Path}' had no other pin in the ninety days before its HEAD.",
            "there is nothing to go back to; move the pin by hand.");
    }

    private int Remembered(List<PinState> earlier)
    {
        var memory = new PassMemory(session);
        var known = earlier.FindLastIndex(pin => memory.FindAt(pin.Upstream) is not null);
        return known >= 0 ? known : earlier.Count - 1;
    }

    private async Task<int> NamedAsync(List<PinState> earlier, string to)
    {
        var commit = await session.Upstream.RequireAsync("upstream", to, OptionNames.To);
        return earlier.FindLastIndex(pin => pin.Upstream == commit) is var index and >= 0 ? index : throw new Main2MainException(
            FailureKind.Usage, $"--{OptionNames.To}={to} names {commit[..10]}, which was not the downstream's pin in the last ninety days.",
            $"choose from: {string.Join(", ", earlier.Select(pin => pin.Upstream[..10]).Distinct())}.");
    }
}

/// <summary>A pin that the downstream had.</summary>
/// <param name="Downstream">The downstream commit that set it.</param>
/// <param name="Upstream">The upstream commit.</param>
internal sealed record PinState(string Downstream, string Upstream);
