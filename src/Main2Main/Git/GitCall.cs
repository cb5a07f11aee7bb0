using System.Text;

namespace Main2Main.Git;

/// <summary>One git command: arguments, standard input and variables.</summary>
public sealed record GitCall
{
    /// <summary>Creates a call.</summary>
    /// <param name="arguments">The arguments after <c>git</c>.</param>
    public GitCall(params IReadOnlyList<string> arguments) => Arguments = arguments;

    /// <summary>The arguments after <c>git</c>.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Standard input; none when null.</summary>
    public byte[]? Input { get; init; }

    /// <summary>Variables set for this call alone; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>This call with paths on standard input, for <c>--pathspec-from-file=- --pathspec-file-nul</c> and the like.</summary>
    /// <param name="paths">Repository-relative paths.</param>
    /// <returns>The new call.</returns>
    public GitCall WithPaths(IEnumerable<string> paths) =>
        this with { Input = Encoding.UTF8.GetBytes(string.Concat(paths.Select(path => path + '\0'))) };

    /// <summary>This call against another index file.</summary>
    /// <param name="path">The index file, absolute.</param>
    /// <returns>The new call.</returns>
    public GitCall WithIndex(string path) =>
        this with { Environment = new Dictionary<string, string?>(Environment) { ["GIT_INDEX_FILE"] = path } };

    /// <summary>The arguments as a person would type them.</summary>
    /// <returns>A shell-quoted line.</returns>
    public override string ToString() => ShellWords.Join(Arguments);
}
