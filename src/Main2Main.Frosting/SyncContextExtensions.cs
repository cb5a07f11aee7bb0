namespace Main2Main.Frosting;

/// <summary>Questions that tasks ask of their context.</summary>
internal static class SyncContextExtensions
{
    /// <summary>Whether a task was named on the command line.</summary>
    public static bool IsTarget(this ISyncContext context, string task) =>
        context.Arguments.GetArguments("target").Contains(task, StringComparer.OrdinalIgnoreCase);
}
