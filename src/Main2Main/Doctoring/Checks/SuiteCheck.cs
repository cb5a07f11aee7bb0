using System.Buffers;
using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Programs;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Doctoring.Checks;

/// <summary>
/// What a suite needs to start and to prove something: its program, its files and cases, its Python's modules, and the upstream from the checkout.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="suite">The suite.</param>
/// <param name="caseFiles">The cases that name files of the downstream.</param>
internal sealed class SuiteCheck(SyncSession session, Suite suite, IReadOnlyList<string> caseFiles) : ICheck
{
    // What a shell does more with than split it into words.
    private static readonly SearchValues<char> ShellMarks = SearchValues.Create("|&;<>()$`\\\"'*?[]#~=%{}!\n");

    private static readonly string[] Scripts = [".py", ".sh"];

    private static readonly string[] TestRunners = ["pytest", "py.test", "unittest"];

    /// <inheritdoc/>
    public string Name => $"suite {suite.Name}";

    private string Folder => session.Downstream.Path;

    /// <summary>Whether a command installs the upstream before the suite runs.</summary>
    private bool IsPrepared => suite.Prepare.Command.Count + session.Settings.Verification.Prepare.Command.Count > 0;

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync()
    {
        foreach (var prepare in new[] { session.Settings.Verification.Prepare, suite.Prepare }.Where(prepare => prepare.Command.Count > 0))
        {
            RequireProgram(session.Fill(prepare.Command[0]));
        }

        await RequireFilesAsync(caseFiles, "its cases are not in the downstream");
        if (suite.Launcher is [var launcher, ..] && launcher != LauncherTemplates.CommandWord)
        {
            RequireProgram(launcher);
            return Unsure($"started by {launcher}, on another machine: nothing more can be told here");
        }

        if (Direct() is not { } command)
        {
            return Unsure("run by a shell: what it starts cannot be told before");
        }

        RequireProgram(command[0]);
        await RequireFilesAsync([.. command.Skip(1).Where(IsFile)], "files that its command names are not in the downstream");
        return SuitePython.Of(command, Folder) is { } python
            ? await LookAtAsync(python, command)
            : new HealthFinding(Name, Ok: true, $"{ShellWords.Join(command.Take(1))} is there", string.Empty);
    }

    /// <summary>The command that is run, also where a shell only splits it into words; null when a shell does more.</summary>
    private IReadOnlyList<string>? Direct() => suite.Command switch
    {
        ["/bin/sh", "-c", var line] =>
            line.Length > 0 && line.AsSpan().IndexOfAny(ShellMarks) < 0 ? line.Split(' ', StringSplitOptions.RemoveEmptyEntries) : null,
        var command => command,
    };

    private HealthFinding Unsure(string found) => new(Name, Ok: true, found, string.Empty) { IsUnsure = true };

    private void RequireProgram(string name)
    {
        if (ProgramFinder.Find(name, Folder) is null)
        {
            throw new Main2MainException(
                FailureKind.Configuration, $"'{name}' is no program on PATH or in '{Folder}'.",
                "install it, or correct the suite's command; --ci=\"COMMAND\" runs another one.");
        }
    }

    /// <summary>A script or a test: other words with a slash in them may be anything.</summary>
    private static bool IsFile(string word) => word is not ['-', ..] && !word.Contains('{', StringComparison.Ordinal)
        && (word.Contains("::", StringComparison.Ordinal) || Scripts.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)));

    private async Task RequireFilesAsync(IReadOnlyList<string> words, string problem)
    {
        string[] paths = [.. words.Select(word => word.Split("::")[0].TrimEnd('/')).Where(path => path.Length > 0 && !Path.IsPathRooted(path)).Distinct()];
        var held = await DownstreamFiles.Of(session.Settings).HeldAsync([.. paths, .. paths.Select(path => path + "/")]);
        var missing = paths.Where(path => !held.Contains(path) && !held.Contains(path + "/")).ToList();
        if (missing.Count > 0)
        {
            throw new Main2MainException(
                FailureKind.Configuration, $"{problem}: {Detection.RepositoryChecks.Name(missing)}.", "correct the suite, or what names its cases.");
        }
    }

    private async Task<HealthFinding> LookAtAsync(SuitePython python, IReadOnlyList<string> command)
    {
        var package = session.Settings.Layout.UpstreamPackage.TrimEnd('/').Split('/')[^1];
        var runner = (python.Module ?? Path.GetFileName(command[0])).Split('.')[0];
        var isFolder = Directory.Exists(Folder) && session.Settings.ReadAt is null;
        var places = isFolder
            ? await python.WhereAsync(suite, Folder, [package, .. python.Module is null ? [] : new[] { runner }], session.Interruption)
            : null;
        if (places is null)
        {
            return Unsure($"{python.Program} did not tell what it would import");
        }

        if (python.Module is { } module && places[1] is null)
        {
            throw new Main2MainException(
                FailureKind.Tool, $"{python.Program} has no module {module}.", $"install it for that Python, or correct the suite's command.");
        }

        if (!suite.IsWitnessed)
        {
            return new HealthFinding(Name, Ok: true, $"{ShellWords.Join(command.Take(1))} is there; nobody watches what it imports", string.Empty);
        }

        var checkout = RealPath.Of(session.Upstream.Path) + Path.DirectorySeparatorChar;
        var remedy = $"install it from the checkout ({ShellWords.Join([python.Program, "-m", "pip", "install", "--no-deps", "-e", session.Upstream.Path])}), or set PYTHONPATH in the suite's `environment`.";
        return places[0] switch
        {
            { } place when RealPath.Of(place).StartsWith(checkout, StringComparison.Ordinal) =>
                new HealthFinding(Name, Ok: true, $"{package} is imported from {place}", string.Empty),
            _ when IsPrepared => Unsure($"{package} is looked for when `prepare` has run"),
            { } place => throw new Main2MainException(
                FailureKind.Tool,
                $"{python.Program} would import {package} from {place}, and not from the upstream's checkout: the suite would prove nothing.",
                remedy),
            null when TestRunners.Contains(runner) =>
                throw new Main2MainException(FailureKind.Tool, $"{python.Program} does not find {package}, which the suite's tests import.", remedy),
            null => Unsure($"{python.Program} does not find {package}: the suite proves nothing about the upstream, unless it looks for it itself"),
        };
    }
}
