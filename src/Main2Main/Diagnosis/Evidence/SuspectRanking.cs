using System.Text;
using CliWrap;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>
/// Ranks the step's commits by what their own diffs do to an error's terms, in the files of its hunks. One git process for all
/// errors of a round; a renamed file is one deleted and one added, so that both names count.
/// </summary>
/// <param name="upstream">The upstream.</param>
/// <param name="step">The step.</param>
/// <param name="hunks">How much a file says.</param>
internal sealed class SuspectRanking(GitRepository upstream, PlannedStep step, HunkRanking hunks)
{
    private const int MostCommits = 5;
    private const int MostChanges = 8;

    /// <summary>Reads what the commits do.</summary>
    /// <param name="drafts">The diagnoses, with their hunks.</param>
    /// <returns>The changes of each commit that touches a term.</returns>
    public async Task<ILookup<string, CommitChange>> ReadAsync(IReadOnlyList<DiagnosisDraft> drafts)
    {
        var files = drafts.SelectMany(draft => draft.Hunks).SelectMany(hunk => new[] { hunk.File, hunk.PreviousFile }).OfType<string>()
            .Where(file => file.Length > 0 && file[0] != '"').Distinct().Order(StringComparer.Ordinal).ToArray();
        var reader = new CommitChangeReader(new TermMatcher(drafts.SelectMany(draft => draft.Terms)));
        if (files.Length > 0)
        {
            var call = new GitCall([.. NeutralDiff.Configuration, "diff-tree", "--stdin", "--root", "-r", "-p", "--no-renames", .. NeutralDiff.PatchFlags, "-U0", "--", .. files.Select(GitCall.Literal)])
            {
                Input = Encoding.ASCII.GetBytes(string.Concat(step.Commits.Select(commit => commit.Sha + "\n"))),
            };
            await upstream.StreamAsync(
                "looking for the commits behind the errors",
                call,
                PipeTarget.Create((source, cancellation) => PatchLines.ReadAsync(source, reader.Take, cancellation)));
        }

        return reader.Changes();
    }

    /// <summary>Ranks the commits for one diagnosis.</summary>
    /// <param name="draft">The diagnosis.</param>
    /// <param name="changes">What the commits do.</param>
    /// <returns>The commits, likeliest first.</returns>
    public IReadOnlyList<SuspectCommit> Rank(DiagnosisDraft draft, ILookup<string, CommitChange> changes)
    {
        var files = draft.Hunks.SelectMany(hunk => new[] { hunk.File, hunk.PreviousFile }).OfType<string>().ToHashSet();
        return
        [
            .. step.Commits
                .Select(commit => Judge(draft, commit, [.. changes[commit.Sha].Where(change => draft.Weights.ContainsKey(change.Term) && files.Contains(change.File))]))
                .Where(suspect => suspect.Score > 0)
                .OrderByDescending(suspect => suspect.Score)
                .Take(MostCommits),
        ];
    }

    private SuspectCommit Judge(DiagnosisDraft draft, PlannedCommit commit, IReadOnlyList<CommitChange> changes)
    {
        // A term's strongest place counts: touching it in many files is a clean-up as often as a cause.
        var score = changes.GroupBy(change => change.Term).Sum(group => draft.Weights[group.Key] * group.Max(change => Weight(draft, change)));
        return new SuspectCommit
        {
            Sha = commit.Sha,
            Subject = commit.Subject,
            Score = Math.Round(score, 2),
            Changes = [.. changes.OrderByDescending(change => draft.Weights[change.Term] * Weight(draft, change)).ThenBy(change => change.File, StringComparer.Ordinal).Take(MostChanges)],
        };
    }

    private double Weight(DiagnosisDraft draft, CommitChange change) => SideWeights.Of(change, draft.Change) * hunks.WeightOf(draft, change.File);
}
