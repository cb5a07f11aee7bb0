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

    /// <summary>Whether it runs hooks: they see the variables of whoever started this program, as if a person had called git.</summary>
    public bool RunsHooks { get; init; }

    /// <summary>This call with paths on standard input, for <c>checkout-index --stdin -z</c> and the like.</summary>
    /// <param name="paths">Repository-relative paths, as <see cref="GitText.DecodePath"/> gives them.</param>
    /// <returns>The new call.</returns>
    public GitCall WithPaths(IEnumerable<string> paths) => this with { Input = Joined(paths, before: []) };

    /// <summary>This call with paths on standard input, for <c>--pathspec-from-file=- --pathspec-file-nul</c>. They are names, not patterns.</summary>
    /// <param name="paths">Repository-relative paths, as <see cref="GitText.DecodePath"/> gives them.</param>
    /// <returns>The new call.</returns>
    public GitCall WithPathspecs(IEnumerable<string> paths) => this with { Input = Joined(paths, Encoding.ASCII.GetBytes(Literally)) };

    /// <summary>A path that git takes for a name and not for a pattern. The variable for that would reach hooks, whose patterns would match nothing.</summary>
    /// <param name="path">A repository-relative path.</param>
    /// <returns>The pathspec.</returns>
    public static string Literal(string path) => Literally + path;

    /// <summary>This call against another index file.</summary>
    /// <param name="path">The index file, absolute.</param>
    /// <returns>The new call.</returns>
    public GitCall WithIndex(string path) =>
        this with { Environment = new Dictionary<string, string?>(Environment) { ["GIT_INDEX_FILE"] = path } };

    private const string Literally = ":(literal)";

    private static byte[] Joined(IEnumerable<string> paths, byte[] before) =>
        [.. paths.SelectMany(path => (byte[])[.. before, .. GitText.EncodePath(path), 0])];

    /// <summary>The arguments as a person would type them.</summary>
    /// <returns>A shell-quoted line.</returns>
    public override string ToString() => ShellWords.Join(Arguments);
}
