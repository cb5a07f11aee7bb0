using Main2Main.Diagnosis.Messages;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>How much a place says, given what the error expects of the diff.</summary>
internal static class SideWeights
{
    private const double Unlikely = 0.1;

    /// <summary>The weight of a line in a hunk.</summary>
    /// <param name="side">Where the term stands.</param>
    /// <param name="change">What is expected of it.</param>
    /// <returns>From 0.1 to 1.</returns>
    public static double Of(HunkSide side, ExpectedChange change) => (side, change) switch
    {
        (HunkSide.File, _) => 1,
        (HunkSide.Context, _) => Unlikely,
        (_, ExpectedChange.Either) => 0.8,
        (HunkSide.Removed, ExpectedChange.Gone) or (HunkSide.Added, ExpectedChange.Appeared) => 1,
        _ => 0.4,
    };

    /// <summary>The weight of what a commit does to a term in a file.</summary>
    /// <param name="commit">The commit's change.</param>
    /// <param name="change">What is expected of it.</param>
    /// <returns>From 0.1 to 1: a changed definition says most, then a changed number of uses, then a use that moved.</returns>
    public static double Of(CommitChange commit, ExpectedChange change)
    {
        var (uses, definitions) = (commit.AddedLines - commit.RemovedLines, commit.AddedDefinitions - commit.RemovedDefinitions);
        var sign = change switch { ExpectedChange.Gone => -1, ExpectedChange.Appeared => 1, _ => 0 };
        if (commit.FileChange is not null)
        {
            return sign == 0 || sign < 0 == (commit.FileChange == "deleted") ? 1 : 0.3;
        }

        if (sign == 0)
        {
            return commit.AddedDefinitions + commit.RemovedDefinitions > 0 ? 0.9 : uses != 0 ? 0.6 : 0.3;
        }

        var touched = sign < 0 ? commit.RemovedLines : commit.AddedLines;
        return (definitions * sign, uses * sign) switch
        {
            ( > 0, _) => 1,
            (_, > 0) => 0.6,
            _ => touched > 0 ? 0.25 : Unlikely,
        };
    }
}
