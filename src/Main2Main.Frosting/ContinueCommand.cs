using Main2Main.Configuration;

namespace Main2Main.Frosting;

/// <summary>The command that goes on where this one stopped: the same one, without what would begin anew.</summary>
internal static class ContinueCommand
{
    /// <summary>The variable by which a script says how the host is started.</summary>
    private const string Launcher = "MAIN2MAIN_LAUNCHER";

    public static string Of(SyncSettings settings)
    {
        var line = Environment.GetCommandLineArgs();
        IReadOnlyList<string> start = Environment.GetEnvironmentVariable(Launcher) is { Length: > 0 } launcher ? [launcher] : ["dotnet", Path.GetFullPath(line[0])];
        var restart = $"--{OptionNames.Restart}";
        var kept = line.Skip(1).Where(word => word != restart && !word.StartsWith(restart + "=", StringComparison.OrdinalIgnoreCase));
        return ShellWords.Join([.. start, .. kept, .. settings.Restart ? (string[])[$"{restart}=false"] : []]);
    }
}
