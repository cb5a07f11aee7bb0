using Main2Main.Git;
using Main2Main.Guide;

namespace Main2Main.Carrying;

/// <summary>Reads the commits of a proposal that its base lacks.</summary>
/// <param name="downstream">The downstream.</param>
internal sealed class ProposalReader(GitRepository downstream)
{
    private const string Format = $"%H%x1f%P%x1f%an%x1f%ae%x1f%ad%x1f%(trailers:key={CommitTrailers.RangeKey},valueonly,separator=%x2c)%x1f%(trailers:key={RefreshGuideStage.RunKey},valueonly,separator=%x2c)%x1f%B";
    private const int Fields = 8;

    /// <summary>Reads them; merges, and what the base holds under another id, are none of them.</summary>
    /// <param name="onto">The base.</param>
    /// <param name="branch">The last commit of the proposal.</param>
    /// <returns>The commits, oldest first.</returns>
    public async Task<IReadOnlyList<ProposedCommit>> ReadAsync(string onto, string branch)
    {
        var lines = await downstream.ListAsync(
            "reading the proposal's commits", "log", "-z", "--reverse", "--topo-order", "--no-merges", "--right-only", "--cherry-pick", "--date=raw",
            "--no-color", "--no-mailmap", $"--format={Format}", $"{onto}...{branch}", "--");
        return [.. lines.Select(line => line.TrimStart('\n').Split('\u001f', Fields)).Select(fields => new ProposedCommit(
            fields[0], fields[1].Split(' ')[0], fields[2], fields[3], fields[4], fields[5].Trim(), fields[5].Trim().Length > 0 || fields[6].Trim().Length > 0,
            fields[7].TrimEnd('\n') + "\n"))];
    }
}
