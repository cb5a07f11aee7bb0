using CliWrap;
using CliWrap.Buffered;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>The completion of each shell, loaded by the shell itself.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CompletionTests
{
    [TestCase("main2main Sy", "Sync")]
    [TestCase("./build.sh Lanes --sin", "--since=")]
    [TestCase("main2main Sync --adapter = co", "codemod command")]
    [TestCase("main2main Status --since", "")]
    public void Bash_completes_targets_the_options_of_a_target_and_their_values(string line, string completed)
    {
        var words = line.Split(' ');
        Assert.That(
            Play("bash", $"COMP_WORDS=({string.Join(' ', words)}); COMP_CWORD={words.Length - 1}; _main2main; echo \"${{COMPREPLY[*]}}\""),
            Is.EqualTo(completed));
    }

    [TestCase("main2main Sy", "Sync")]
    [TestCase("build.sh Lanes --sin", "--since")]
    [TestCase("main2main Sync --adapter=co", "--adapter=codemod --adapter=command")]
    [TestCase("main2main Status --since", "")]
    [TestCase("main2main Sync --upstream=/et", "--upstream=/etc/")]
    public void Fish_completes_the_same(string line, string completed) =>
        // fish's "string join" fails where there is nothing to join.
        Assert.That(Play("fish", $"complete -C '{line}' | string replace -r '\\t.*' '' | string join ' '; or true"), Is.EqualTo(completed));

    [TestCase("main2main Sy", "Sync")]
    [TestCase("./build.ps1 Lanes --sin", "--since=")]
    [TestCase("main2main Sync --adapter=co", "--adapter=codemod --adapter=command")]
    [TestCase("main2main Status --since", "")]
    [TestCase("main2main Sync --upstream=/et", "--upstream=/etc")]
    public void PowerShell_completes_the_same(string line, string completed) =>
        Assert.That(
            Play("pwsh", $"(TabExpansion2 -inputScript '{line}' -cursorColumn {line.Length}).CompletionMatches.CompletionText -join ' '", "powershell"),
            Is.EqualTo(completed));

    [TestCase("main2main Impa", "main2main Impact ")]
    [TestCase("build.sh Lanes --sin", "build.sh Lanes --since=")]
    [TestCase("main2main Sync --quie", "main2main Sync --quiet ")]
    [TestCase("main2main Sync --adapter=cod", "main2main Sync --adapter=codemod ")]
    [TestCase("main2main Sync --upstream=/etc/alternativ", "main2main Sync --upstream=/etc/alternatives/")]
    public void Zsh_completes_the_same_on_a_terminal(string line, string completed)
    {
        var folder = Directory.CreateTempSubdirectory("main2main-zsh-").FullName;
        File.WriteAllText(Path.Combine(folder, "_main2main"), Script("zsh"));
        File.WriteAllText(Path.Combine(folder, "begin"), $$"""
            PS1=; stty columns 200; fpath=('{{folder}}' $fpath)
            autoload -Uz compinit; compinit -u -D; source '{{folder}}/_main2main'
            show() { print -r -- "<$BUFFER>" > '{{folder}}/seen' }; zle -N show; bindkey '^G' show; print RE''ADY
            """);
        var play = $"""
            zmodload zsh/zpty
            zpty z "HOME='{folder}' zsh -f -i"
            zpty -w z "source '{folder}/begin'"
            zpty -r z heard '*READY*'
            sleep 1
            zpty -w -n z $'{line}\t\a'
            repeat 300; do [[ -s '{folder}/seen' ]] && break; sleep 0.1; zpty -r -t z heard; done
            cat '{folder}/seen'
            """;
        var result = Run("zsh", ["-f", "-c", play]);
        Directory.Delete(folder, recursive: true);
        Assert.That(result, Is.EqualTo($"<{completed}>"));
    }

    private static string Play(string program, string play, string? shell = null)
    {
        var file = Path.Combine(Path.GetTempPath(), $"main2main-play-{Guid.NewGuid():N}.ps1");
        File.WriteAllText(file, $"{Script(shell ?? program)}\n{play}\n");
        var result = Run(program, program == "pwsh" ? ["-NoProfile", "-File", file] : [file]);
        File.Delete(file);
        return result;
    }

    private static string Script(string shell)
    {
        var result = Processes.Host(["Completion", $"--for={shell}"]);
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Not.Contain("===="));
        return result.Output;
    }

    private static string Run(string program, string[] arguments)
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))))
        {
            Assert.Ignore($"There is no {program} on PATH.");
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return Cli.Wrap(program).WithArguments(arguments).ExecuteBufferedAsync(patience.Token).GetAwaiter().GetResult().StandardOutput.Trim();
    }
}
