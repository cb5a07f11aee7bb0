using Main2Main.Configuration;

namespace Main2Main.Frosting;

/// <summary>The command that goes on where this one stopped: the same one, without what would begin anew.</summary>
internal static class ContinueCommand
{
    /// <summary>The variable by which a script says how the host is started.</summary>
    private const string Variable = "MAIN2MAIN_LAUNCHER";

    /// <summary>This project's own host, which a script starts.</summary>
    private const string OwnHost = "Main2Main.Build";

    /// <summary>The command that is installed, which NuGet starts by a small program of the command's name, or <c>dotnet</c> by a manifest.</summary>
    private const string Tool = "Main2Main.Tool";

    private const string ToolCommand = "main2main";

    private static string? launcher;

    /// <summary>Takes the variable, so that no program that is started here takes it for its own.</summary>
    public static void TakeLauncher()
    {
        launcher = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, value: null);
    }

    /// <summary>How this program is started, for help: the script that started it, or the program's own name.</summary>
    public static string Program => !string.IsNullOrEmpty(launcher) ? ShellWords.Join([launcher]) : Name switch
    {
        OwnHost => "./build.sh",
        Tool => IsOfManifest ? $"dotnet {ToolCommand}" : ToolCommand,
        var name => name,
    };

    /// <summary>The words that start this program.</summary>
    public static IReadOnlyList<string> Start => !string.IsNullOrEmpty(launcher) ? [launcher]
        : Name != Tool ? ["dotnet", Path.GetFullPath(Environment.GetCommandLineArgs()[0])]
        : IsOfManifest ? ["dotnet", ToolCommand]
        : [Environment.ProcessPath!];

    private static string Name => Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs()[0]);

    private static bool IsOfManifest => Path.GetFileNameWithoutExtension(Environment.ProcessPath) != ToolCommand;

    /// <summary>The command as a shell takes it.</summary>
    /// <param name="settings">What was asked.</param>
    /// <returns>One line.</returns>
    public static string Of(SyncSettings settings)
    {
        var line = Environment.GetCommandLineArgs();
        var restart = $"--{OptionNames.Restart}";
        var kept = line.Skip(1).Where(word => word != restart && !word.StartsWith(restart + "=", StringComparison.OrdinalIgnoreCase));
        return ShellWords.Join([.. Start, .. kept, .. settings.Restart ? (string[])[$"{restart}=false"] : []]);
    }
}
