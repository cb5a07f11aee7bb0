using System.Globalization;
using Main2Main.Git;
using Main2Main.Guide;

namespace Main2Main.Publishing;

/// <summary>A commit of the downstream, as far as it tells who made it.</summary>
/// <param name="Sha">Its id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Author">Its author, with address.</param>
/// <param name="Committer">Its committer, with address.</param>
/// <param name="IsUntouched">Whether it was never amended, rebased or picked: both of its times are the same.</param>
/// <param name="StepId">The trailer of a step; empty when absent.</param>
/// <param name="Range">The trailer of the upstream range; empty when absent.</param>
/// <param name="GuideRun">The trailer of a refreshed guide; empty when absent.</param>
internal sealed record ProposedCommit(
    string Sha, string Subject, string Author, string Committer, bool IsUntouched, string StepId, string Range, string GuideRun)
{
    private const string Format = "%H%x1f%s%x1f%an <%ae>%x1f%cn <%ce>%x1f%at%x1f%ct%x1f" +
        $"%(trailers:key={CommitTrailers.StepKey},valueonly,separator=%x2c)%x1f%(trailers:key={CommitTrailers.RangeKey},valueonly,separator=%x2c)%x1f%(trailers:key={RefreshGuideStage.RunKey},valueonly,separator=%x2c)";

    private const int Fields = 9;

    /// <summary>Whether it says that a run made it.</summary>
    public bool HasTrailers => (StepId.Length > 0 && Range.Length > 0) || GuideRun.Length > 0;

    /// <summary>The commits of a range, oldest first.</summary>
    /// <param name="repository">The downstream.</param>
    /// <param name="revisions">The range, as <c>git log</c> takes it.</param>
    /// <returns>The commits.</returns>
    public static async Task<IReadOnlyList<ProposedCommit>> ReadAsync(GitRepository repository, params IReadOnlyList<string> revisions)
    {
        var lines = await repository.ListAsync("reading who made the commits", ["log", "-z", "--reverse", "--topo-order", "--no-color", "--no-show-signature", "--no-mailmap", $"--format={Format}", "--end-of-options", .. revisions]);
        return [.. lines.Select(Parse)];
    }

    /// <summary>The commit as messages name it.</summary>
    /// <returns>Id, author and subject.</returns>
    public override string ToString() => $"{Sha[..10]} by {Author}{(Committer == Author ? string.Empty : $", committed by {Committer}")} ('{Subject}')";

    private static ProposedCommit Parse(string line)
    {
        var fields = line.Split('\u001f');
        if (fields.Length != Fields)
        {
            // Somebody wrote the separator into a name or a message: what stands in which field nobody can tell, and no run does that.
            return new ProposedCommit(fields[0], fields[1], fields[2], fields[3], IsUntouched: false, string.Empty, string.Empty, string.Empty);
        }

        var isUntouched = long.Parse(fields[4], CultureInfo.InvariantCulture) == long.Parse(fields[5], CultureInfo.InvariantCulture);
        return new ProposedCommit(fields[0], fields[1], fields[2], fields[3], isUntouched, fields[6].Trim(), fields[7].Trim(), fields[8].Trim());
    }
}
