using CliWrap;
using CliWrap.Buffered;
using Main2Main.Frosting.Tests.Documentation;

namespace Main2Main.Frosting.Tests;

/// <summary>build.sh and build.ps1 on a machine of their own: a program named dotnet stands in for the SDK.</summary>
[TestFixture("build.sh")]
[TestFixture("build.ps1")]
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StartScriptTests : IDisposable
{
    private readonly string script;
    private readonly IReadOnlyList<string> shell;
    private readonly string root = Directory.CreateTempSubdirectory("main2main-start-").FullName;

    public StartScriptTests(string script)
    {
        this.script = $"project/{script}";
        shell = script == "build.sh" ? ["/bin/bash"] : PowerShell();
        foreach (var folder in (string[])["project/build", "project/src", "project/templates", "bin", "path"])
        {
            _ = Directory.CreateDirectory(Path.Combine(root, folder));
        }

        File.Copy(Page.PathOf(script), Path.Combine(root, this.script));
        File.WriteAllText(Path.Combine(root, "project/global.json"), """{ "sdk": { "version": "10.0.401" } }""");
        File.WriteAllText(Path.Combine(root, "project/Directory.Build.props"), "<Project />");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Test]
    public async Task Without_a_dotnet_one_line_says_what_to_install()
    {
        var result = await RunAsync(script, path: Path.Combine(root, "bin"), "Status");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(
            result.StandardError, Is.EqualTo("Error: there is no 'dotnet' on PATH; install the .NET SDK 10.0.401 from https://dot.net and put it on PATH\n"));
    }

    [Test]
    public async Task With_another_SDK_one_line_says_which_there_is()
    {
        Program("dotnet", "case $1 in --version) exit 145 ;; --list-sdks) echo '8.0.100 [/usr/share]' ;; esac");

        var result = await RunAsync(script, Usual, "Status");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(
            result.StandardError, Is.EqualTo("Error: no .NET SDK here fits 10.0.401 of global.json (there is: 8.0.100); install it from https://dot.net\n"));
    }

    [Test]
    public async Task A_link_on_PATH_stands_for_the_script_and_nothing_is_left_beside_it()
    {
        Sdk();
        var link = "path/m2m" + Path.GetExtension(script).Replace(".sh", string.Empty, StringComparison.Ordinal);
        _ = File.CreateSymbolicLink(Path.Combine(root, link), $"../{script}");

        var result = await RunAsync(link, Usual, "Sync", "--sample");

        Assert.That(result.StandardOutput, Is.EqualTo($"ran {root}/project/artifacts/host/Main2Main.Build.dll Sync --sample\n"));
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(root, "path")), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Two_starts_at_once_compile_once_and_both_run()
    {
        Sdk();

        var results = await Task.WhenAll(RunAsync(script, Usual, "Status"), RunAsync(script, Usual, "Status"));

        Assert.That(results.Select(result => result.ExitCode), Is.All.Zero);
        Assert.That(results.Select(result => result.StandardOutput), Is.All.StartsWith("ran "));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(root, "project/compiled")), Is.EqualTo("once\n"));
        Assert.That(results.Select(result => result.StandardError), Has.One.Contains("Waiting for another start"));
    }

    [Test]
    public async Task What_cannot_be_compiled_is_shown()
    {
        Program("dotnet", "case $1 in publish) echo 'error CS1002: ; expected'; exit 1 ;; esac");

        var result = await RunAsync(script, Usual, "Status");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.StandardError, Does.Contain("error CS1002").And.Contain("Error: the host could not be compiled"));
    }

    [Test]
    public async Task The_exit_code_is_the_program_s_and_its_words_are_as_they_were_given()
    {
        Program("dotnet", """
            case $1 in
              --version) echo 10.0.401 ;;
              publish) mkdir -p artifacts/host; touch artifacts/host/Main2Main.Build.dll ;;
              *) shift; printf '<%s>' "$@"; echo " $MAIN2MAIN_LAUNCHER"; exit 3 ;;
            esac
            """);

        var result = await RunAsync(script, Usual, "Sync", "--ci=a 'b' \"c\" $d", "--to=");

        Assert.That(result.ExitCode, Is.EqualTo(3), result.StandardError);
        Assert.That(result.StandardOutput, Is.EqualTo($"<Sync><--ci=a 'b' \"c\" $d><--to=> {root}/{script}\n"));
    }

    [Test]
    public async Task The_caller_s_environment_is_as_it_was()
    {
        Sdk();
        var play = script.EndsWith(".sh", StringComparison.Ordinal)
            ? $"bash '{root}/{script}' Status; echo \"[$MAIN2MAIN_LAUNCHER$DOTNET_EnableWriteXorExecute]\""
            : $"& '{root}/{script}' Status; \"[$($env:MAIN2MAIN_LAUNCHER)$($env:DOTNET_EnableWriteXorExecute)]\"";
        File.WriteAllText(Path.Combine(root, "play" + Path.GetExtension(script)), play);

        var result = await RunAsync("play" + Path.GetExtension(script), Usual);

        Assert.That(result.StandardOutput, Does.EndWith("[]\n"), result.StandardError);
    }

    /// <summary>PowerShell; where a dotnet tool brought it, without the tool's starter, which would start the stand-in for dotnet.</summary>
    private static IReadOnlyList<string> PowerShell()
    {
        var store = OnPath("pwsh") is { } found ? Path.Combine(Path.GetDirectoryName(found)!, ".store", "powershell") : null;
        return store is null ? [] : Directory.Exists(store)
            ? [Environment.ProcessPath!, Directory.EnumerateFiles(store, "pwsh.dll", SearchOption.AllDirectories).First(file => file.Contains("/unix/", StringComparison.Ordinal))]
            : [OnPath("pwsh")!];
    }

    private static string? OnPath(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private string Usual => Path.Combine(root, "bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");

    private void Sdk() => Program("dotnet", """
        case $1 in
          --version) echo 10.0.401 ;;
          publish) sleep 4; mkdir -p artifacts/host; echo once >> compiled; touch artifacts/host/Main2Main.Build.dll ;;
          *) echo "ran $*" ;;
        esac
        """);

    private void Program(string name, string script)
    {
        var file = Path.Combine(root, "bin", name);
        File.WriteAllText(file, $"#!/bin/bash\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task<BufferedCommandResult> RunAsync(string file, string path, params string[] arguments)
    {
        if (shell.Count == 0)
        {
            Assert.Ignore("There is no pwsh on PATH.");
        }

        // The script's own programs, without a real dotnet among them.
        foreach (var name in (string[])["bash", "env", "find", "sed", "dirname", "readlink", "cut", "paste", "mkdir", "cat", "touch", "sleep"])
        {
            var link = Path.Combine(root, "bin", name);
            if (!File.Exists(link))
            {
                var program = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
                    .Select(folder => Path.Combine(folder, name)).First(File.Exists);
                try
                {
                    _ = File.CreateSymbolicLink(link, program);
                }
                catch (IOException)
                {
                    // The other of two starts made it.
                }
            }
        }

        // pwsh itself is a program of dotnet, which the stand-in is none of.
        IEnumerable<string> start = shell[0] == "/bin/bash" ? [Path.Combine(root, file)] : ["-NoProfile", "-File", Path.Combine(root, file)];
        return await Cli.Wrap(shell[0]).WithArguments([.. shell.Skip(1), .. start, .. arguments])
            .WithEnvironmentVariables(variables => variables.Set("PATH", path).Set("MAIN2MAIN_LAUNCHER", null).Set("DOTNET_EnableWriteXorExecute", null))
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
    }
}
