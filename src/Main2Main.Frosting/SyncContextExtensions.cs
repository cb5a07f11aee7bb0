namespace Main2Main.Frosting;

/// <summary>Questions that tasks ask of their context.</summary>
internal static class SyncContextExtensions
{
    /// <summary>Whether a task was named on the command line.</summary>
    public static bool IsTarget(this ISyncContext context, string task) =>
        context.Arguments.GetArguments("target").Contains(task, StringComparer.OrdinalIgnoreCase);

    /// <summary>The sample is made where there is none: it is nobody's work, and without it there is nothing to look at.</summary>
    /// <returns>Whether the workspace was claimed for it.</returns>
    public static async Task<bool> MakeSampleAsync(this ISyncContext context)
    {
        if (!context.Settings.Sample || Directory.Exists(context.Session.Upstream.Path))
        {
            return false;
        }

        await context.ClaimAsync();
        return true;
    }
}
