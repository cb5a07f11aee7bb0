namespace Main2Main.Configuration;

/// <summary>
/// Commands that start a suite, here or elsewhere. The word <c>{command}</c> stands for the suite's words, <c>{shell}</c> inside a word
/// for one shell line that goes to the downstream's folder, sets the suite's variables and runs it; <c>{suite}</c>, <c>{folder}</c>,
/// <c>{host}</c> and <c>{deviceCount}</c> for what they say.
/// </summary>
public static class LauncherTemplates
{
    /// <summary>The word that stands for the suite's own words.</summary>
    internal const string CommandWord = "{command}";

    /// <summary>As a process of this machine.</summary>
    public const string Local = "local";

    /// <summary>The name of the launcher that reaches another machine by ssh.</summary>
    public const string Ssh = "ssh";

    /// <summary>The program that submits arrays to Slurm: a launcher that begins with it takes no command, since a suite becomes a task of an array.</summary>
    internal const string Sbatch = "sbatch";

    private static readonly Dictionary<string, IReadOnlyList<string>> BuiltIn = new()
    {
        [Local] = [CommandWord],

        // With a terminal of its own the remote side ends when the connection does.
        [Ssh] = ["ssh", "-tt", "-o", "BatchMode=yes", "{host}", "{shell}"],
        [Sbatch] = [Sbatch, "--ntasks=1", "--job-name=main2main"],
        ["srun"] = ["srun", "--quiet", "--ntasks=1", "--kill-on-bad-exit=1", "--unbuffered", "--job-name={suite}", "--chdir={folder}", CommandWord],
    };

    /// <summary>The names of the built-in launchers.</summary>
    public static IEnumerable<string> Names => BuiltIn.Keys;

    /// <summary>Whether a launcher submits arrays.</summary>
    /// <param name="launcher">Its words.</param>
    /// <returns>True when its program is <c>sbatch</c>.</returns>
    internal static bool IsBatch(IReadOnlyList<string> launcher) => launcher is [var program, ..] && Path.GetFileName(program) == Sbatch;

    /// <summary>Finds a launcher.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">The launcher's name.</param>
    /// <returns>Its words: the configured launcher of that name, else the built-in one; null when there is none.</returns>
    public static IReadOnlyList<string>? Find(VerificationSettings settings, string name) =>
        settings.Launchers.TryGetValue(name, out var words) || BuiltIn.TryGetValue(name, out words) ? words : null;

    /// <summary>Whether what a launcher starts runs on this machine, as a child of this program. A configured launcher may have a built-in name.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">The launcher's name.</param>
    /// <returns>True for the one that is nothing but the suite's own words.</returns>
    internal static bool StaysHere(VerificationSettings settings, string name) => Find(settings, name) is [CommandWord];
}
