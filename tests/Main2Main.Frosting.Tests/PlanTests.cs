using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>What Plan writes is what git itself says, whatever the files are and however the user has set git up.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PlanTests
{
    private static readonly string[] Hostile =
    [
        "color.ui=always", "color.diff=always", "diff.noprefix=true", "diff.mnemonicPrefix=true", "diff.srcPrefix=old/",
        "diff.external=false", "diff.renames=copies",
        "diff.renameLimit=1", "diff.context=11", "diff.interHunkContext=7", "diff.algorithm=patience", "diff.indentHeuristic=false", "diff.relative=true",
        "diff.submodule=log", "diff.suppressBlankEmpty=true", "diff.wsErrorHighlight=all", "diff.colorMoved=zebra", "diff.dirstat=files",
        "diff.ignoreSubmodules=all",
        "core.quotePath=false", "core.abbrev=20", "core.pager=false", "pager.log=true", "log.showSignature=true", "log.follow=true", "log.decorate=full",
        "log.diffMerges=first-parent",
        "log.date=relative", "format.pretty=fuller", "diff.python.xfuncname=^x", "diff.upper.textconv=tr a-z A-Z",
    ];

    [Test]
    public void A_patch_is_git_diff_byte_for_byte_with_binaries_renames_modes_and_names_that_are_not_utf8()
    {
        using var pair = new Pair();
        AddDifficultCommits(pair.Upstream);

        var result = pair.Run("Plan");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        AssertPatches(pair);
    }

    [Test]
    public void A_users_git_configuration_reaches_neither_the_plan_nor_the_patches()
    {
        using var pair = new Pair();
        AddDifficultCommits(pair.Upstream);
        var order = Path.Combine(pair.Root, "order");
        File.WriteAllText(order, "*.bin\n*.py\n");
        var attributes = Path.Combine(pair.Root, "attributes");
        File.WriteAllText(attributes, "*.py diff=upper\n*.txt -diff\n");
        var configuration = Path.Combine(pair.Root, "gitconfig");
        foreach (var setting in (string[])[.. Hostile, $"diff.orderFile={order}", $"core.attributesFile={attributes}"])
        {
            var parts = setting.Split('=', 2);
            _ = Processes.Git(pair.Root, "config", "--file", configuration, parts[0], parts[1]);
        }

        var hostile = pair.Run("Plan", new Dictionary<string, string?> { ["GIT_CONFIG_GLOBAL"] = configuration });
        var plan = File.ReadAllText(Path.Combine(pair.Workspace, "steps.json"));

        Assert.That(hostile.ExitCode, Is.Zero, hostile.ToString());
        AssertPatches(pair);
        Directory.Delete(pair.Workspace, recursive: true);
        _ = pair.Run("Plan", new Dictionary<string, string?> { ["GIT_CONFIG_GLOBAL"] = "/dev/null" });
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "steps.json")), Is.EqualTo(plan));
    }

    private static void AssertPatches(Pair pair)
    {
        var steps = JsonDocument.Parse(File.ReadAllText(Path.Combine(pair.Workspace, "steps.json"))).RootElement.GetProperty("steps").EnumerateArray().ToList();
        Assert.That(steps, Has.Count.EqualTo(4));
        foreach (var step in steps)
        {
            var folder = Path.Combine(pair.Workspace, "steps", step.GetProperty("id").GetString()!);
            var range = $"{step.GetProperty("start_commit").GetString()}..{step.GetProperty("end_commit").GetString()}";
            Assert.That(File.ReadAllBytes(Path.Combine(folder, "upstream.patch")), Is.EqualTo(Diff(pair.Upstream, range)), range);
            Assert.That(File.ReadAllBytes(Path.Combine(folder, "changed-files.txt")), Is.EqualTo(Diff(pair.Upstream, "--name-only", range)), range);
        }
    }

    private static byte[] Diff(string repository, params string[] arguments)
    {
        using var output = new MemoryStream();
        _ = (Cli.Wrap("git").WithArguments(["-C", repository, "diff", .. arguments])
            .WithEnvironmentVariables(variables => variables.Set("GIT_CONFIG_GLOBAL", "/dev/null").Set("GIT_CONFIG_NOSYSTEM", "1")) | output).ExecuteBufferedAsync().GetAwaiter().GetResult();
        return output.ToArray();
    }

    /// <summary>Commits whose diffs are hard to print and hard to cut; requirement commits between them make them steps.</summary>
    private static void AddDifficultCommits(string repository)
    {
        File.WriteAllText(Path.Combine(repository, "script.sh"), """
            mkdir -p host/sub 'host/with space'
            python3 - <<'EOF'
            import os
            here = os.getcwdb()
            write = lambda name, data: open(os.path.join(here, name), 'wb').write(data)
            write(b'host/data.bin', bytes(range(256)) * 40)
            write(b'host/caf\xe9.py', b'x = 1\n' * 30)
            write('host/größe.py'.encode(), b'\xff\xfe not utf-8\n')
            write(b'host/with space/quo"te.py', b'a\n')
            write(b'host/tab\there.py', b'a\n')
            write(b'host/no-end.py', b'last line without an end')
            write(b'host/old_name.py', b''.join(b'line %d\n' % i for i in range(60)))
            write(b'host/long.txt', b'y' * 3_000_000 + b'\n')
            write(b'host/crlf.py', b'a\r\nb\r\n')
            write(b'host/empty.py', b'')
            write(b'host/looks.py', b'0123456789012345678901234567890123456789\n:100644 100644 aaaa bbbb M\thost/looks.py\n')
            EOF
            rm script.sh
            git add -A && git commit -qm 'All kinds of files'
            echo one > requirements.txt && mkdir -p requirements && mv requirements.txt requirements/common.txt && git add -A && git commit -qm 'Requirements one'
            git mv host/old_name.py host/new_name.py
            sed -i 's/^line 7$/line seven/' host/new_name.py
            chmod +x host/core.py
            ln -s core.py host/link.py
            printf 'z' >> host/data.bin
            rm host/empty.py
            cp host/new_name.py host/copied.py
            git add -A && git commit -qm 'Renamed, copied, linked, executable'
            git checkout -qb side && echo side > host/side.py && git add -A && git commit -qm 'On a side branch'
            git checkout -q main && echo 2 >> host/core.py && git commit -qam 'On main' && git merge -q --no-ff -m 'A merge' side
            git branch -qD side
            git commit -q --allow-empty -m 'Nothing in it'
            echo two > requirements/common.txt && git commit -qam 'Requirements two'
            """);
        var result = Cli.Wrap("sh").WithArguments(["-e", "script.sh"]).WithWorkingDirectory(repository).WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync().GetAwaiter().GetResult();
        Assert.That(result.ExitCode, Is.Zero, result.StandardError);
    }
}
