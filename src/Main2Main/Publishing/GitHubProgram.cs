using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Programs;
using Main2Main.Secrecy;
using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>The program <c>gh</c>, asked about one repository. It brings its own login; nothing of it passes through here.</summary>
/// <param name="session">The session.</param>
/// <param name="program">The program.</param>
/// <param name="repository">The repository.</param>
internal sealed partial class GitHubProgram(SyncSession session, string program, string repository)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // No question, no news of itself, no colour: nobody sits in front of it.
    private static readonly Dictionary<string, string> Variables =
        new() { ["GH_PROMPT_DISABLED"] = "1", ["GH_NO_UPDATE_NOTIFIER"] = "1", ["NO_COLOR"] = "1", ["CLICOLOR_FORCE"] = "0", ["GH_PAGER"] = "cat" };

    /// <summary>What stands so far, for messages.</summary>
    public string Standing { get; set; } = "Nothing was pushed.";

    /// <summary>Whether there is such a program.</summary>
    public bool Exists => session.Settings.Publish.Forge == PublishSettings.GitHub && ProgramFinder.Find(program, session.Downstream.Path) is not null;

    /// <summary>The requests for a branch, open, closed and merged, the newest first.</summary>
    public Task<IReadOnlyList<PullRequest>> ListAsync(string branch) => ReadAsync(
        "looking for the branch's pull request",
        GitHubJson.Default.IReadOnlyListPullRequest,
        ["pr", "list", "--repo", repository, "--head", branch, "--state", "all", "--limit", "200", "--json", PullRequest.Fields]);

    /// <summary>The names of the repository's labels.</summary>
    public async Task<IReadOnlyList<string?>> LabelsAsync() =>
        [.. (await ReadAsync("reading the repository's labels", GitHubJson.Default.IReadOnlyListPullRequestName, ["label", "list", "--repo", repository, "--limit", "1000", "--json", "name"])).Select(label => label.Name)];

    /// <summary>Opens a request.</summary>
    /// <returns>Its number and address.</returns>
    public async Task<(int Number, string Url)> CreateAsync(IReadOnlyList<string> arguments)
    {
        const string Doing = "opening the pull request";
        var text = await RunAsync(Doing, arguments);
        return Address().Matches(text).LastOrDefault() is { } match
            ? (int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), match.Value)
            : throw Failed(Doing, 0, $"it printed no address of a request: {text.Trim()}");
    }

    /// <summary>Runs a command that changes a request.</summary>
    public Task ChangeAsync(string doing, params IReadOnlyList<string> arguments) => RunAsync(doing, arguments);

    /// <summary>Asks the repository's REST interface. <c>pr edit</c> and <c>issue view</c> of a gh before 2.82 ask for fields that GitHub took away.</summary>
    /// <param name="doing">What is being done, for messages.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path below the repository's.</param>
    /// <param name="fields">The fields as gh takes them.</param>
    public Task CallAsync(string doing, string method, string path, params IReadOnlyList<string> fields) =>
        RunAsync(doing, [.. Api(method, path), "--silent", .. fields]);

    /// <summary>The open issues with a label.</summary>
    public async Task<IReadOnlyList<IssueEntry>> IssuesAsync(string label) =>
        [.. (await ReadAsync("looking for the issue of a stop", GitHubJson.Default.IReadOnlyListIssueEntry, Api("GET", $"issues?state=open&per_page=100&labels={Uri.EscapeDataString(label)}"))).Where(issue => issue.PullRequest is null)];

    /// <summary>Opens an issue.</summary>
    /// <returns>The issue.</returns>
    public async Task<IssueEntry> OpenIssueAsync(string title, string body, string label)
    {
        const string Doing = "opening the issue of a stop";
        return Parsed(
            Doing,
            await RunAsync(Doing, [.. Api("POST", "issues"), "-f", $"title={title}", "-F", $"body=@{body}", "-f", $"labels[]={label}"]),
            GitHubJson.Default.IssueEntry);
    }

    private string[] Api(string method, string path) => ["api", $"repos/{Name.Owner}/{Name.Name}/{path}", "--method", method];

    private RepositoryName Name => RepositoryName.Of(repository);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string doing, JsonTypeInfo<IReadOnlyList<T>> type, IReadOnlyList<string> arguments)
    {
        return Parsed(doing, await RunAsync(doing, arguments), type);
    }

    private T Parsed<T>(string doing, string text, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(text, type)!;
        }
        catch (JsonException exception)
        {
            throw Failed(doing, 0, $"what it printed is not the JSON that was asked for ({exception.Message}); it may be too old.");
        }
    }

    private async Task<string> RunAsync(string doing, IReadOnlyList<string> arguments)
    {
        session.Log.Verbose($"gh {SecretDoor.Mask(ShellWords.Join(arguments))}");
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var command = new ChildCommand([program, .. arguments], session.Downstream.Path, new Dictionary<string, string>(Variables) { ["GH_HOST"] = Name.Host }) { Errors = errors, IsTrusted = true };
        try
        {
            var run = await LimitedProcess.RunAsync(command, output, new ProcessLimits(Patience, Silence: null), session.Interruption);
            return run.Ended switch
            {
                null => throw Failed(doing, exitCode: null, $"it was ended after {Patience.TotalMinutes} minutes."),
                { ExitCode: 0 } => Text(output),
                var ended => throw Failed(doing, ended.ExitCode, Text(errors) + Text(output)),
            };
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw Failed(doing, exitCode: null, exception.Message);
        }
    }

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);

    private Main2MainException Failed(string doing, int? exitCode, string said)
    {
        var shown = SecretDoor.Mask(said.Trim());
        return new Main2MainException(
            FailureKind.Tool,
            $"gh failed while {doing} in {repository}{(exitCode is null ? string.Empty : $" (exit code {exitCode})")}: {(shown.Length == 0 ? "it said nothing" : shown.ReplaceLineEndings(Environment.NewLine + "    "))}{Environment.NewLine}  {Standing}",
            "mend what gh names (gh auth status tells whether you are logged in), then run the same command again: it goes on from here.");
    }

    [GeneratedRegex(@"https?://\S+/pull/(?<number>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
