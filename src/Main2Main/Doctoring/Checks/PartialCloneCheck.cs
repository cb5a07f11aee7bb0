using Main2Main.Git;
using Main2Main.Programs;

namespace Main2Main.Doctoring.Checks;

/// <summary>A partial clone fetches what it lacks when it is asked for it: its remote must answer for as long as a run takes.</summary>
/// <param name="repository">The repository.</param>
/// <param name="role"><c>upstream</c> or <c>downstream</c>.</param>
/// <param name="interruption">Ends the question.</param>
internal sealed class PartialCloneCheck(GitRepository repository, string role, CancellationToken interruption) : ICheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Name => $"objects of the {role}";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync()
    {
        var answer = await repository.TryAsync(new GitCall("config", "--name-only", "--get-regexp", "^remote\\..*\\.promisor$"));
        if (!answer.Succeeded || answer.Text.Split('\n')[0] is not { Length: > 0 } key)
        {
            return new HealthFinding(Name, Ok: true, "all of them are there", string.Empty);
        }

        var remote = key["remote.".Length..^".promisor".Length];
        string[] words = ["git", "-C", repository.Path, "ls-remote", "--heads", remote];
        using var output = new MemoryStream();
        var asked = await LimitedProcess.RunAsync(
            new ChildCommand(words, repository.Path, new Dictionary<string, string> { ["GIT_TERMINAL_PROMPT"] = "0" }),
            output,
            new ProcessLimits(Patience, Silence: null),
            interruption);
        return asked.Ended is { ExitCode: 0 }
            ? new HealthFinding(Name, Ok: true, $"a partial clone; what is missing is fetched from '{remote}', which answers", string.Empty)
            : throw new Main2MainException(
                FailureKind.Repository,
                $"the {role} '{repository.Path}' is a partial clone, and its remote '{remote}' does not answer: what it lacks cannot be fetched ({ShellWords.Join(words)}).",
                $"make the remote reachable, or fetch everything while it is: {ShellWords.Join(["git", "-C", repository.Path, "fetch", "--refetch", "--no-filter", remote])}.");
    }
}
