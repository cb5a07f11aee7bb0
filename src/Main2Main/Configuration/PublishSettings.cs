namespace Main2Main.Configuration;

/// <summary>Where and how Publish proposes a run's commits.</summary>
public sealed record PublishSettings
{
    /// <summary>The git remote of the downstream that is pushed to; Publish refuses to guess it.</summary>
    public string? Remote { get; init; }

    /// <summary>The value of <see cref="Forge"/> where the program <c>gh</c> keeps a pull request.</summary>
    internal const string GitHub = "github";

    /// <summary>The value of <see cref="Forge"/> where options of the push keep a merge request.</summary>
    internal const string GitLab = "gitlab";

    /// <summary>The value of <see cref="Forge"/> where a push to <c>refs/for/</c> keeps a change.</summary>
    internal const string Gerrit = "gerrit";

    /// <summary>The value of <see cref="Forge"/> for a remote that only keeps branches.</summary>
    internal const string None = "none";

    /// <summary>Who takes the proposal: <c>github</c>, <c>gitlab</c>, <c>gerrit</c>, or <c>none</c> for a remote that only keeps branches.</summary>
    public string Forge { get; init; } = GitHub;

    /// <summary>The label of the issue that says why a run stopped early, which the next run that passes closes; no issue when absent.</summary>
    public string? ReviewLabel { get; init; }

    /// <summary>
    /// The GitHub repository that takes the pull request, <c>OWNER/NAME</c> or <c>HOST/OWNER/NAME</c>; read from the remote's URL when absent.
    /// </summary>
    public string? Repository { get; init; }

    /// <summary>The branch that is pushed; a template.</summary>
    public string Branch { get; init; } = "main2main/sync";

    /// <summary>The branch that the pull request is to be merged into; the remote's default branch when absent.</summary>
    public string? Base { get; init; }

    /// <summary>The pull request's title, a template; <c>templates/pull-request-title.sbn</c> when absent.</summary>
    public string? Title { get; init; }

    /// <summary>Labels of the pull request, each a template; they must exist in the repository.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The label on the pull request that stops Publish.</summary>
    public string PauseLabel { get; init; } = "main2main/pause";

    /// <summary>The value of <see cref="Commits"/> for one commit a run.</summary>
    internal const string Squash = "squash";

    /// <summary>What is pushed of a run: a commit a step (<c>steps</c>), or one that lists them (<c>squash</c>).</summary>
    public string Commits { get; init; } = "steps";

    /// <summary>Which pull requests are drafts: those of a <c>partial</c> run, <c>always</c> or <c>never</c>.</summary>
    public string Draft { get; init; } = "partial";
}
