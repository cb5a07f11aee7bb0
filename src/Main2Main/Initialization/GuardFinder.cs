using System.Text.RegularExpressions;
using Main2Main.Git;
using Main2Main.Python;

namespace Main2Main.Initialization;

/// <summary>Finds the function by which the downstream asks for the upstream's version: called with a version's text, defined in its package.</summary>
/// <param name="downstream">The downstream.</param>
/// <param name="doubts">What Init is unsure of.</param>
internal sealed partial class GuardFinder(GitRepository downstream, Doubts doubts)
{
    private const int FewestCalls = 2;

    /// <summary>Finds the function.</summary>
    /// <param name="package">The downstream's package.</param>
    /// <returns>Its name and its module; null where none is found.</returns>
    public async Task<(string Function, string Module)?> FindAsync(FoundPackage package)
    {
        var calls = await GrepAsync("""[a-z_]*version[a-z_]*\(["']v?[0-9]+\.[0-9]""", package);
        var names = calls.SelectMany(line => Call().Matches(line.Text).Select(match => match.Groups["name"].Value))
            .CountBy(name => name)
            .Where(entry => entry.Value >= FewestCalls)
            .OrderByDescending(entry => entry.Value)
            .ToList();
        if (names.Count == 0)
        {
            return null;
        }

        var definitions = await GrepAsync($"^def ({string.Join('|', names.Select(name => name.Key))})\\(", package);
        foreach (var (name, count) in names.Select(entry => (entry.Key, entry.Value)))
        {
            if (definitions.FirstOrDefault(line => line.Text.StartsWith($"def {name}(", StringComparison.Ordinal)) is { File: { } file })
            {
                doubts.Add("versionGuard", $"{name} in {file} is called with versions {count} times; make sure that it asks for the upstream's version");
                return (name, PythonFile.ModuleNameOf(file[package.Root.TrimStart('/').Length..].TrimStart('/'), []));
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<(string? File, string Text)>> GrepAsync(string expression, FoundPackage package)
    {
        var result = await downstream.TryAsync(new GitCall("grep", "--no-color", "--full-name", "-I", "-z", "-E", "-e", expression, "--", package.Path));
        var lines = result.ExitCode == 1 ? [] : result.ThrowIfFailed("looking for a version guard").Text.Split('\n');
        return
        [
            .. lines.Select(line => line.Split('\0'))
                .Where(fields => fields.Length == 2 && fields[0].EndsWith(".py", StringComparison.Ordinal))
                .Select(fields => ((string?)fields[0], fields[1])),
        ];
    }

    [GeneratedRegex("""(?<![\w.])(?<name>[a-z_]*version[a-z_]*)\(["']v?\d+\.\d""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();
}
