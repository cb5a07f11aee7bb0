using System.Globalization;
using Cake.Common.Build.GitHubActions;
using Cake.Common.Build.GitHubActions.Data;
using Main2Main.Files;
using Main2Main.Publishing;
using Main2Main.Reporting;
using Main2Main.Untrusted;

namespace Main2Main.Frosting.CiSystems;

/// <summary>What a run tells GitHub Actions: annotations at lines, the summary of the step, outputs. Elsewhere nothing happens.</summary>
internal static class ActionsReport
{
    // GitHub shows no more of a kind in a step.
    private const int ShownOfALevel = 10;

    // GitHub takes a mebibyte a step; a letter may take four bytes.
    private const int LongestSummary = 250_000;

    /// <summary>Annotates lines, the first of each level.</summary>
    public static void Annotate(this ISyncContext context, IEnumerable<Annotation> annotations)
    {
        if (Provider(context) is not { } provider)
        {
            return;
        }

        foreach (var annotation in annotations.GroupBy(annotation => annotation.Level).SelectMany(level => level.Take(ShownOfALevel)))
        {
            var place = new GitHubActionsAnnotation
            {
                Title = Line(annotation.Title),
                File = PathIn(provider, context.Session.Downstream.Path, annotation.File),
                StartLine = Math.Max(1, annotation.Line),
            };
            switch (annotation.Level)
            {
                case AnnotationLevel.Error:
                    provider.Commands.Error(CommandGuard.Of(ConsoleText.Shown(annotation.Message)), place);
                    break;
                case AnnotationLevel.Warning:
                    provider.Commands.Warning(CommandGuard.Of(ConsoleText.Shown(annotation.Message)), place);
                    break;
                default:
                    provider.Commands.Notice(CommandGuard.Of(ConsoleText.Shown(annotation.Message)), place);
                    break;
            }
        }
    }

    /// <summary>Adds a page to the summary of the step.</summary>
    public static void Summarize(this ISyncContext context, string markdownFile)
    {
        if (Provider(context) is { } provider && File.Exists(markdownFile))
        {
            var text = File.ReadAllText(markdownFile);
            provider.Commands.SetStepSummary(
                text.Length <= LongestSummary ? text : text[..LongestSummary] + $"\n\nThe rest is in {Path.GetFileName(markdownFile)}.\n");
        }
    }

    /// <summary>Sets the outputs of the step.</summary>
    public static void SetOutputs(this ISyncContext context, FinalStatus status)
    {
        if (Provider(context) is not { } provider)
        {
            return;
        }

        foreach (var (name, value) in new (string, string?)[]
        {
            ("status", status.Status), ("outcome", status.Outcome), ("old_commit", status.OldCommit), ("new_commit", status.NewCommit),
            ("reached_commit", status.ReachedCommit),
            ("steps_completed", status.StepsCompleted.ToString(CultureInfo.InvariantCulture)),
            ("steps_total", status.StepsTotal.ToString(CultureInfo.InvariantCulture)),
            ("manual_review_required", status.ManualReviewRequired ? "true" : "false"), ("pr_url", status.PrUrl),
        })
        {
            provider.Commands.SetOutputParameter(name, Line(value));
        }
    }

    private static GitHubActionsProvider? Provider(ISyncContext context) =>
        new GitHubActionsProvider(context.Environment, context.FileSystem, new ServiceMessages()) is { IsRunningOnGitHubActions: true } provider
            ? provider
            : null;

    // What stands between the delimiters of an output must not be one.
    private static string Line(string? text) => ConsoleText.Shown(text).ReplaceLineEndings(" ");

    /// <summary>The checkout may lie in a folder of the job's workspace, and annotations are relative to that.</summary>
    private static string PathIn(GitHubActionsProvider provider, string downstream, string file)
    {
        var root = provider.Environment.Workflow.Workspace?.FullPath;
        var relative = root is null ? file : Path.GetRelativePath(RealPath.Of(root), Path.Combine(downstream, file));
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }
}
