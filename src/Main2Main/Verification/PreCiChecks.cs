using System.Text.RegularExpressions;
using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>Cheap checks of an edit before CI is spent on it. Source: the playbook's pre-CI check.</summary>
/// <param name="session">The session.</param>
public sealed class PreCiChecks(SyncSession session)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Checks the step's edit.</summary>
    /// <param name="step">The step.</param>
    /// <param name="tree">The tree that CI is to run against.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">A check failed; the message names every place.</exception>
    public async Task RequireAsync(StepWork step, string tree)
    {
        var from = session.Journal.Required.LastVerifiedHead;
        var findings = new List<string>();
        findings.AddRange(await WrongVersionsAsync(from, tree));
        findings.AddRange((await session.Tree.ChangedFilesAsync(from, tree))
            .Where(file => !session.Settings.Commit.IsNeverStaged(file) && session.Settings.Commit.IsForbidden(file))
            .Select(file => $"'{file}' is an intermediate file; such files belong into the workspace"));
        if (findings.Count > 0)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"{step.Id}: the pre-CI check found {findings.Count} thing(s):{Environment.NewLine}  - {string.Join($"{Environment.NewLine}  - ", findings)}",
                $"mend them in '{session.Downstream.Path}', then run --target=Step --step={step.Index}.");
        }
    }

    /// <summary>Version guards in added lines that do not name the release tag.</summary>
    /// <param name="from">The older tree or commit.</param>
    /// <param name="to">The newer tree or commit.</param>
    /// <returns>One line a finding.</returns>
    internal async Task<IReadOnlyList<string>> WrongVersionsAsync(string from, string to)
    {
        if (session.Settings.VersionGuard is not { } guard || session.Journal.Required.CompatTag is not { } tag)
        {
            return [];
        }

        var call = new Regex($@"\b{Regex.Escape(guard.Function)}\(\s*(['""])(?<version>[^'""]+)\1\s*\)", RegexOptions.None, Patience);
        var findings = new List<string>();
        foreach (var line in await new AddedLines(session.Downstream).ReadAsync(from, to))
        {
            findings.AddRange(call.Matches(line.Text)
                .Select(match => match.Groups["version"].Value)
                .Where(version => version != guard.VersionOf(tag))
                .Select(version => $"{line.File}:{line.Line} asks for version \"{version}\", but the release tag is {tag}: write {guard.CallFor(tag)}"));
        }

        return findings;
    }
}
