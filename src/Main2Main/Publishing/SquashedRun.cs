using System.Globalization;
using System.Text;
using Main2Main.Git;
using Main2Main.Secrecy;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>Makes one commit of a run's, as a git object: the downstream keeps the steps. Made again, it is the same commit.</summary>
/// <param name="session">The session.</param>
/// <param name="state">The run.</param>
/// <param name="commits">Its commits, oldest first.</param>
internal sealed class SquashedRun(SyncSession session, RunState state, IReadOnlyList<ProposedCommit> commits)
{
    private const string Doing = "making one commit of the run's";

    /// <summary>The commit that it is put on; the one that the run began at when null.</summary>
    public string? Parent { get; init; }

    /// <summary>By what Gerrit knows the change; none when null.</summary>
    public string? ChangeId { get; init; }

    /// <summary>Makes it.</summary>
    /// <returns>The commit.</returns>
    /// <exception cref="Main2MainException">git refuses.</exception>
    public async Task<ProposedCommit> MakeAsync()
    {
        var last = commits[^1];
        var fields = (
            await session.Downstream.RunAsync(Doing, "show", "--no-patch", "--no-color", "--no-mailmap", "--format=%an%x1f%ae%x1f%cn%x1f%ce%x1f%ct", last.Sha))
            .Split('\u001f');
        var date = $"@{fields[4].Trim()} +0000";
        var message = ReportTemplates.RenderMessage("squash-message.sbn", new
        {
            base_commit = state.BaseCommit,
            reached_commit = state.ReachedCommit,
            commits,
            steps = commits.Where(commit => commit.StepId.Length > 0).Select(commit => commit.StepId)
                .ToList() switch { [var one] => one, var several => string.Create(CultureInfo.InvariantCulture, $"{several[0]}..{several[^1]}") },
            range_key = CommitTrailers.RangeKey,
            step_key = CommitTrailers.StepKey,
            change_id = ChangeId,
        });
        var call = new GitCall("commit-tree", $"{last.Sha}^{{tree}}", "-p", Parent ?? state.DownstreamStart, "-F", "-")
        {
            Input = Encoding.UTF8.GetBytes(SecretDoor.Mask(message)),
            Environment = new Dictionary<string, string?>
            {
                ["GIT_AUTHOR_NAME"] = fields[0], ["GIT_AUTHOR_EMAIL"] = fields[1], ["GIT_AUTHOR_DATE"] = date,
                ["GIT_COMMITTER_NAME"] = fields[2], ["GIT_COMMITTER_EMAIL"] = fields[3], ["GIT_COMMITTER_DATE"] = date,
            },
        };
        var squashed = (await session.Downstream.TryAsync(call)).ThrowIfFailed(Doing).Text;
        return (await ProposedCommit.ReadAsync(session.Downstream, squashed, $"^{Parent ?? state.DownstreamStart}"))[0];
    }
}
