using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.References;

/// <summary>
/// Moves the pin for a step. A commit moves at every step, in all tracked text files; a tag or a version at steps that end on a release,
/// and with it the full ids of the releases' commits, as lock files hold them. A pin on another branch is left to Publish.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
internal sealed class PinMove(SyncSession session, PlannedStep step)
{
    /// <summary>Moves what is to be moved.</summary>
    /// <returns>The files that were changed, and what was done, for people; null where a commit had to be moved and stands nowhere.</returns>
    /// <exception cref="Main2MainException">A file cannot be written.</exception>
    public async Task<(IReadOnlyList<string> Files, string Done)?> RunAsync()
    {
        var pin = await new PinReader(session.Downstream, new WorkTreeFiles(session.Downstream)).ReadPinAsync(session.Settings);
        var versions = step.EndTag is { } tag && pin.Tagged is not null ? await new VersionReplacer(session.Downstream).ReplaceAsync(pin, tag) : [];
        var commits = await MoveCommitsAsync(pin);
        IReadOnlyList<string> files = [.. commits.Union(versions, StringComparer.Ordinal)];
        if (files.Count > 0)
        {
            var moved = versions.Count > 0 || !IsCommit(pin) ? $"{pin.Tagged!.Tag} -> {step.EndTag}" : null;
            var commit = IsCommit(pin) ? $"{step.StartCommit[..10]} -> {step.EndCommit[..10]}" : null;
            return (files, $"pin {string.Join(" and ", new[] { commit, moved }.OfType<string>())}");
        }

        return pin.Chosen switch
        {
            { Source.Ref: { } branch } => (files, $"the pin is on the branch {branch}, which a run does not touch"),
            { Tag: { } now } => (files, $"the pin stays at {now}: the step ends on no newer release"),
            _ => null,
        };
    }

    private async Task<IReadOnlyList<string>> MoveCommitsAsync(PinReading pin)
    {
        var replacer = new ReferenceReplacer(session.Downstream, session.Settings.IsPinHistory);
        if (IsCommit(pin))
        {
            return await replacer.ReplaceAsync(step.StartCommit, step.EndCommit);
        }

        return step.EndTag is not null && await new PinnedCommit(session.Upstream).FindAsync(pin.Chosen!) is { } old && old != step.EndCommit
            ? await replacer.ReplaceAsync(old, step.EndCommit)
            : [];
    }

    /// <summary>Whether the pin that counts is a commit; so it is where none is recorded and <c>--from</c> named one.</summary>
    private static bool IsCommit(PinReading pin) => pin.Chosen is not { Tag: not null };
}
