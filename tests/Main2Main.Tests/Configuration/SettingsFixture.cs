using Main2Main.Configuration;
using Main2Main.Files;

namespace Main2Main.Tests.Configuration;

/// <summary>A temp folder with a downstream in it, and what a shell would hand over.</summary>
internal sealed class SettingsFixture : IDisposable
{
    public const string WithoutProfile =
        """
        "profile": "none",
        "layout": { "upstreamPackage": "engine", "downstreamPackage": "plugin" },
        "pin": [{ "file": "PIN", "pattern": "^(?<value>[0-9a-f]{40})$" }],
        "suites": [{ "name": "unit", "command": ["true"] }, { "name": "lint", "command": ["true"] }]
        """;

    private readonly Dictionary<string, IReadOnlyList<string?>> options = [];
    private readonly Dictionary<string, string> environment = [];
    private bool isInteractive;

    public SettingsFixture(string name = "main2main-settings-")
    {
        Root = RealPath.Of(Directory.CreateTempSubdirectory(name).FullName);
        Downstream = Path.Combine(Root, "down");
        Directory.CreateDirectory(Downstream);
        Option("downstream", "down").Option("workspace", "work");
    }

    public string Root { get; }

    public string Downstream { get; }

    public string File => Path.Combine(Downstream, "main2main.json");

    public SettingsFixture Option(string name, params string?[] values)
    {
        options[name] = values;
        return this;
    }

    /// <summary>A person sits at a terminal.</summary>
    public SettingsFixture AtATerminal()
    {
        isInteractive = true;
        return this;
    }

    public SettingsFixture WithoutOption(string name)
    {
        options.Remove(name);
        return this;
    }

    public SettingsFixture Variable(string name, string value)
    {
        environment[name] = value;
        return this;
    }

    /// <summary>Makes the downstream one of the vllm-ascend profile.</summary>
    public SettingsFixture Shaped()
    {
        Directory.CreateDirectory(Path.Combine(Downstream, "vllm_ascend"));
        return this;
    }

    public SettingsFixture Json(string content)
    {
        System.IO.File.WriteAllText(File, content);
        return this;
    }

    /// <summary>Writes a file that needs no profile, with further keys.</summary>
    public SettingsFixture Keys(string keys = "") => Json($"{{ {WithoutProfile}{(keys.Length > 0 ? "," : string.Empty)}\n{keys} }}");

    public string Write(string path, string content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, content);
        return full;
    }

    public string In(string path) => Path.Combine(Root, path);

    public SyncSettings Load() =>
        SettingsLoader.Load(new SettingsRequest { Options = options, Environment = environment, WorkingDirectory = Root, IsInteractive = isInteractive });

    public Main2MainException Failure()
    {
        try
        {
            Load();
        }
        catch (Main2MainException exception)
        {
            return exception;
        }

        throw new AssertionException("The settings were accepted.");
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
