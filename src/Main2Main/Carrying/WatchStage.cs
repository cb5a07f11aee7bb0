using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.Memory;
using Main2Main.Workspace;

namespace Main2Main.Carrying;

/// <summary>
/// What <c>Sync --watch</c> verifies: the downstream as it is checked out, at its pin, as if it were a proposal that was taken along and to which
/// nothing is added. A tree that CI has passed there before needs no run.
/// </summary>
/// <param name="session">The session.</param>
public sealed class WatchStage(SyncSession session)
{
    /// <summary>What is to be verified.</summary>
    /// <returns>The downstream's commit, and whether CI has passed it already.</returns>
    /// <exception cref="Main2MainException">A range or a proposal is named too, or the pin cannot be told.</exception>
    public async Task<CarryState> StandingAsync()
    {
        if (session.Settings is not { From: null, To: null, Carry: null, Onto: null })
        {
            throw new Main2MainException(
                FailureKind.Usage,
                "--watch verifies what is checked out at its pin, but another range or a proposal is named too.",
                "leave out --from, --to, --onto and --carry.");
        }

        var head = await session.Downstream.HeadAsync();
        var pass = await PinAsync() is { } pin ? new PassMemory(session).Find(pin, await session.Tree.TreeOfAsync(head)) : null;
        if (pass is not null)
        {
            session.Log.Information($"Watch: CI has passed {head[..10]} at its pin before, in {pass.Where}.");
        }

        return new CarryState { Onto = head, Branch = head, Tip = head, Moved = true, Verified = pass is not null };
    }

    /// <summary>What a red run says to people.</summary>
    /// <returns>One sentence; null where the run is green, or watches nothing.</returns>
    public string? Alarm()
    {
        if (session.Journal.Current is not { IsWatch: true, Status: RunStatus.Partial } state)
        {
            return null;
        }

        var verified = new PassMemory(session).FindAt(state.BaseCommit) is { } pass
            ? $", although {pass.Where} has verified that upstream commit on {pass.At:yyyy-MM-dd}"
            : string.Empty;
        return $"what is merged is red: {state.DownstreamStart[..10]} at its pin, {state.BaseCommit[..10]}{verified}. --target=Rollback proposes the last pin that is known to be good.";
    }

    private async Task<string?> PinAsync() =>
        (await new PinReader(session.Downstream, new WorkTreeFiles(session.Downstream)).ReadPinAsync(session.Settings)).Chosen is { } value
            ? await new PinnedCommit(session.Upstream).FindAsync(value)
            : null;
}
