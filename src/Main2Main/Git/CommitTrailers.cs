namespace Main2Main.Git;

/// <summary>What a step's commit says of itself, and the commit it stands on.</summary>
/// <param name="StepId">The trailer Main2Main-Step.</param>
/// <param name="Range">The trailer Upstream-Range.</param>
/// <param name="Parent">Its parent.</param>
public sealed record CommitTrailers(string StepId, string Range, string Parent)
{
    /// <summary>The trailer that names the step.</summary>
    public const string StepKey = "Main2Main-Step";

    /// <summary>The trailer that holds the upstream range.</summary>
    public const string RangeKey = "Upstream-Range";

    /// <summary>Reads a commit's trailers.</summary>
    /// <param name="repository">The downstream.</param>
    /// <param name="commit">The commit.</param>
    /// <returns>The trailers; empty words where one is absent.</returns>
    public static async Task<CommitTrailers> ReadAsync(GitRepository repository, string commit)
    {
        var text = await repository.RunAsync(
            "reading a commit's trailers",
            "show", "--no-patch", "--no-color",
            $"--format=%(trailers:key={StepKey},valueonly,separator=%x2c)%x1f%(trailers:key={RangeKey},valueonly,separator=%x2c)%x1f%P", commit);
        var fields = text.Split('\u001f');
        return new CommitTrailers(fields[0].Trim(), fields[1].Trim(), fields[2].Trim());
    }
}
