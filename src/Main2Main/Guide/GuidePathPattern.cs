using System.Text;
using System.Text.RegularExpressions;

namespace Main2Main.Guide;

/// <summary>
/// A path as the guide writes it: a file, a folder (with or without a final slash) or a pattern. In a pattern <c>*</c> and <c>?</c>
/// stay within one segment, <c>**</c> crosses segments, and a <c>*</c> at the very end takes everything that follows, folders included.
/// </summary>
public sealed class GuidePathPattern
{
    private const string ModuleSuffix = ".py";
    private readonly string path;
    private readonly Regex? exact;
    private readonly Regex? otherForm;

    /// <summary>Creates the pattern.</summary>
    /// <param name="path">The path, relative to its repository's root, with forward slashes.</param>
    public GuidePathPattern(string path)
    {
        this.path = path.TrimEnd('/');
        HasWildcard = path.AsSpan().ContainsAny('*', '?');
        IsModule = path.EndsWith(ModuleSuffix, StringComparison.Ordinal);
        if (HasWildcard)
        {
            exact = Compile(Translate(this.path, openEnd: !path.EndsWith('/')) + "(?:/.*)?");
            otherForm = IsModule ? Compile(Translate(Stem, openEnd: false) + "/.*")
                : path.EndsWith('/') ? Compile(Translate(this.path, openEnd: false) + Regex.Escape(ModuleSuffix))
                : null;
        }
    }

    /// <summary>Whether the path holds wildcards.</summary>
    public bool HasWildcard { get; }

    private bool IsModule { get; }

    private string Stem => path[..^ModuleSuffix.Length];

    /// <summary>Whether the path is the file, a folder above it, or a pattern of either.</summary>
    /// <param name="file">A file's path.</param>
    /// <returns>True when it is.</returns>
    public bool Names(string file) => exact?.IsMatch(file) ?? (file == path || IsBelow(file, path));

    /// <summary>
    /// Whether the path speaks of the file. Besides <see cref="Names"/>, a module and the package of the same name are one thing,
    /// since importers cannot tell them apart: <c>a/config.py</c> covers <c>a/config/x.py</c>, so does <c>a/config*.py</c>, and
    /// the folder <c>a/config/</c> covers <c>a/config.py</c>.
    /// </summary>
    /// <param name="file">A file's path.</param>
    /// <returns>True when it does.</returns>
    public bool Covers(string file) => Names(file) || (HasWildcard
        ? otherForm?.IsMatch(file) ?? false
        : IsModule ? IsBelow(file, Stem) : file == path + ModuleSuffix);

    private static bool IsBelow(string file, string folder) =>
        file.Length > folder.Length && file[folder.Length] == '/' && file.StartsWith(folder, StringComparison.Ordinal);

    private static Regex Compile(string expression) =>
        new($@"\A(?:{expression})\z", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static string Translate(string pattern, bool openEnd)
    {
        var expression = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            var doubled = pattern[at] == '*' && at + 1 < pattern.Length && pattern[at + 1] == '*';
            var last = at + 1 == pattern.Length;
            _ = expression.Append(pattern[at] switch
            {
                '*' when doubled || (last && openEnd) => ".*",
                '*' => "[^/]*",
                '?' => "[^/]",
                var letter => Regex.Escape(letter.ToString()),
            });
            at += doubled ? 1 : 0;
        }

        return expression.ToString();
    }
}
