using System.Collections;
using System.Reflection;
using System.Text.Json;
using Main2Main.WarmHost;

/// <summary>
/// Lets a host run one command line after the other. Half of what a short run costs is the start of the runtime and the compilation of what
/// it uses; a test run starts hundreds. What a run finds is what a process of its own would find: arguments, environment, folder, streams.
/// </summary>
internal static class StartupHook
{
    private const string Switch = "MAIN2MAIN_WARM_HOST";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Switch) is null)
        {
            return;
        }

        Environment.SetEnvironmentVariable(Switch, value: null);
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", value: null);
        var program = Assembly.LoadFrom(Environment.GetCommandLineArgs()[0]);
        using var requests = new StreamReader(StandardStreams.Keep(StandardStreams.Input, FileAccess.Read));
        using var answers = new StreamWriter(StandardStreams.Keep(StandardStreams.Output, FileAccess.Write)) { AutoFlush = true };
        StandardStreams.Lead(StandardStreams.Input, "/dev/null");
        StandardStreams.Lead(StandardStreams.Output, "/dev/null");
        while (requests.ReadLine() is { } line)
        {
            answers.WriteLine(Answer(program, JsonSerializer.Deserialize<HostRequest>(line)!));
        }

        Environment.Exit(0);
    }

    private static int Answer(Assembly program, HostRequest request)
    {
        var folder = Environment.CurrentDirectory;
        var before = Environment.GetEnvironmentVariables();
        try
        {
            SetVariables(request.Variables);
            SetWords([program.Location, .. request.Arguments]);
            StandardStreams.Lead(StandardStreams.Output, request.Output);
            StandardStreams.Lead(StandardStreams.Error, request.Error);
            using var output = StandardStreams.WriterOf(Console.OpenStandardOutput());
            using var error = StandardStreams.WriterOf(Console.OpenStandardError());
            Console.SetOut(output);
            Console.SetError(error);
            return (int)program.EntryPoint!.Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, [request.Arguments.ToArray()], culture: null)!;
        }
        finally
        {
            StandardStreams.Lead(StandardStreams.Output, "/dev/null");
            StandardStreams.Lead(StandardStreams.Error, "/dev/null");
            Environment.CurrentDirectory = folder;
            Restore(before);
        }
    }

    private static void SetVariables(IReadOnlyDictionary<string, string?> variables)
    {
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    private static void Restore(IDictionary before)
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => !before.Contains(name)))
        {
            Environment.SetEnvironmentVariable(name, value: null);
        }

        SetVariables(before.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal));
    }

    /// <summary>The runtime has no public way to say what the command line is.</summary>
    private static void SetWords(string[] words) =>
        typeof(Environment).GetField("s_commandLineArgs", BindingFlags.Static | BindingFlags.NonPublic)!.SetValue(obj: null, words);
}
