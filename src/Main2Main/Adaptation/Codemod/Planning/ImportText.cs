namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Writes imports.</summary>
internal static class ImportText
{
    /// <summary>What makes type checkers, which see one upstream alone, pass over the other lane's import.</summary>
    public const string Ignore = "  # type: ignore[import-not-found]";

    /// <summary>A name with its alias, where it is bound by another.</summary>
    public static string Name(string name, string bound) => name == bound ? name : $"{name} as {bound}";

    /// <summary>An import statement, broken where it would be too long.</summary>
    /// <param name="module">The module.</param>
    /// <param name="names">The names, with aliases.</param>
    /// <param name="indent">What stands before it.</param>
    /// <param name="comment">What stands behind it.</param>
    /// <param name="limit">The longest line.</param>
    /// <param name="newLine">The line break.</param>
    public static string From(string module, IEnumerable<string> names, string indent, string comment, int limit, string newLine)
    {
        var line = $"{indent}from {module} import {string.Join(", ", names)}{comment}";
        return line.Length <= limit
            ? line
            : $"{indent}from {module} import ({comment}{newLine}{string.Concat(names.Select(name => $"{indent}    {name},{newLine}"))}{indent})";
    }
}
