using System.Text.RegularExpressions;
using Main2Main.Git;

namespace Main2Main.Initialization;

/// <summary>Finds the package of a repository: a folder with an <c>__init__.py</c>, in the root or below <c>src</c>.</summary>
/// <param name="doubts">What Init is unsure of.</param>
internal sealed partial class PackageFinder(Doubts doubts)
{
    private const string Marker = "/__init__.py";

    private static readonly string[] NoPackages = ["tests", "test", "docs", "doc", "examples", "example", "benchmarks", "benchmark", "tools", "scripts",
        "build", "ci"];

    /// <summary>Finds the package.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="role"><c>upstream</c> or <c>downstream</c>.</param>
    /// <param name="folder">The repository's folder, whose name is a hint.</param>
    /// <returns>The package.</returns>
    /// <exception cref="Main2MainException">There is none.</exception>
    public async Task<FoundPackage> FindAsync(IRepositoryFiles files, string role, string folder)
    {
        var paths = await files.ListAsync();
        var project = await ProjectNameAsync(files);
        var packages = paths.Where(path => path.EndsWith(Marker, StringComparison.Ordinal))
            .Select(path => path[..^Marker.Length])
            .Where(package => IsTop(package) && !NoPackages.Contains(package[(package.LastIndexOf('/') + 1)..]))
            .OrderByDescending(package => IsNamed(package, project))
            .ThenByDescending(package => IsNamed(package, Path.GetFileName(folder)))
            .ThenByDescending(package => paths.Count(path => path.StartsWith(package + "/", StringComparison.Ordinal) && path.EndsWith(".py", StringComparison.Ordinal)))
            .ToList();
        if (packages.Count == 0)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"no Python package was found in the {role} {files.Place}: there is no __init__.py in a folder of its root or of src/.",
                $"name the {role}'s checkout with --{role}, or write main2main.json by hand.");
        }

        var chosen = packages[0];
        if (!IsNamed(chosen, project) && packages.Count > 1)
        {
            doubts.Add($"layout.{role}Package", $"it is the largest of {string.Join(", ", packages)}; none has the project's name");
        }

        return new FoundPackage(chosen, project ?? chosen[(chosen.LastIndexOf('/') + 1)..]);
    }

    /// <summary>A name as package registries compare it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>In lower case, with dashes.</returns>
    public static string Normal(string name) => name.ToLowerInvariant().Replace('_', '-').Replace('.', '-');

    private static bool IsTop(string package) =>
        package.Split('/') is [_] or ["src", _];

    private static bool IsNamed(string package, string? name) => name is not null && Normal(package[(package.LastIndexOf('/') + 1)..]) == Normal(name);

    private static async Task<string?> ProjectNameAsync(IRepositoryFiles files)
    {
        foreach (var (file, section) in new[] { ("pyproject.toml", "project"), ("setup.cfg", "metadata") })
        {
            if (await files.ReadAsync(file) is { } text && Section(text, section) is { } lines && Name().Match(lines) is { Success: true } match)
            {
                return match.Groups["name"].Value;
            }
        }

        return await files.ReadAsync("setup.py") is { } setup && SetupName().Match(setup) is { Success: true } called ? called.Groups["name"].Value : null;
    }

    private static string? Section(string text, string name)
    {
        var lines = text.Split('\n').SkipWhile(line => line.Trim() != $"[{name}]").Skip(1).TakeWhile(line => !line.StartsWith('[')).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    [GeneratedRegex("""^name[ \t]*=[ \t]*["']?(?<name>[A-Za-z0-9][A-Za-z0-9._-]*)["']?[ \t]*(?:#.*)?\r?$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("""\bname[ \t]*=[ \t]*["'](?<name>[A-Za-z0-9][A-Za-z0-9._-]*)["']""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetupName();
}
