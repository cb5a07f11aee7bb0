using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>Reads from the downstream's commits what a run did to the pin.</summary>
/// <param name="session">The session.</param>
internal sealed class PinReports(SyncSession session)
{
    /// <summary>Describes the pin before and after the run.</summary>
    /// <param name="state">The run.</param>
    /// <returns>The description.</returns>
    public async Task<PinReport> ReadAsync(RunState state)
    {
        var after = await ReadAsync("HEAD");
        return new PinReport
        {
            TagBefore = IsTag(after) ? (await ReadAsync(state.DownstreamStart)).Tagged?.Tag : null,
            TagAfter = IsTag(after) ? after.Tagged?.Tag : null,
            Branch = after.Chosen?.Source.Ref,
            Others = await Reader("HEAD").ReadOthersAsync(session.Settings),
            Warnings = [.. after.Warnings],
        };
    }

    /// <summary>Whether a commit of the downstream records a release as its pin.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="tag">The release's tag.</param>
    /// <returns>True when it does.</returns>
    public async Task<bool> RecordsAsync(string commit, string tag) => (await ReadAsync(commit)).Tagged?.Tag == tag;

    private static bool IsTag(PinReading pin) => pin.Chosen is { Tag: not null };

    private Task<PinReading> ReadAsync(string commit) => Reader(commit).ReadPinAsync(session.Settings);

    private PinReader Reader(string commit) => new(session.Downstream, new CommitFiles(session.Downstream, commit));
}
