using System.Text;
using CliWrap;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Planning;

/// <summary>
/// Writes each step's upstream.patch (byte for byte <c>git diff start..end</c>) and changed-files.txt, with a git process for each processor.
/// </summary>
/// <param name="upstream">The upstream repository.</param>
/// <param name="workspace">Where the steps' folders are.</param>
public sealed class StepPatches(GitRepository upstream, WorkspaceFolder workspace)
{
    /// <summary>Writes the files of all steps.</summary>
    /// <param name="steps">The steps.</param>
    /// <returns>A task that ends when every file is whole.</returns>
    /// <exception cref="Main2MainException">git failed or a file cannot be written.</exception>
    public Task WriteAsync(IReadOnlyList<PlannedStep> steps)
    {
        var shares = Math.Clamp(steps.Count, 1, Environment.ProcessorCount);
        return Task.WhenAll(steps.Index().GroupBy(entry => entry.Index % shares, entry => entry.Item).Select(share => WriteShareAsync([.. share])));
    }

    private async Task WriteShareAsync(IReadOnlyList<PlannedStep> steps)
    {
        using var splitter = new StepPatchSplitter(steps, workspace);
        var call = new GitCall([.. NeutralDiff.Configuration, "diff-tree", "--stdin", "--always", "-r", "-M", "--patch-with-raw", .. NeutralDiff.PatchFlags])
        {
            // Two commits on a line are a commit and the parent to compare it with.
            Input = Encoding.ASCII.GetBytes(string.Concat(steps.Select(step => $"{step.EndCommit} {step.StartCommit}\n"))),
        };
        await upstream.StreamAsync("writing the steps' patches", call, PipeTarget.Create((source, cancellation) => splitter.ReadAsync(source, cancellation)));
        splitter.Complete();
    }
}
