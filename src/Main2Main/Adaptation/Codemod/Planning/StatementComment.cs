using System.Text.RegularExpressions;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>The comment of an import as a whole: behind its opening bracket, or behind what stands on one line.</summary>
internal sealed partial class StatementComment
{
    /// <summary>Looks for the comment.</summary>
    /// <param name="file">The file.</param>
    /// <param name="statement">A <c>from</c> import.</param>
    public StatementComment(CodeFile file, ImportStatement statement)
    {
        var (open, last) = (statement.ModuleLast + 2, statement.Statement.Last);
        if (file.Tokens[statement.Statement.First].Line == file.Tokens[last].Line)
        {
            Text = file.Text[file.Tokens[last].End..file.LineEnd(file.Tokens[last].End)].Trim();
        }
        else if (file.Is(open, TokenKind.LeftParenthesis) && file.Tokens[open + 1].Line > file.Tokens[open].Line)
        {
            Text = file.Text[file.Tokens[open].End..file.LineEnd(file.Tokens[open].End)].Trim();
            (IsBehindBracket, IsClosedBehindNames) = (Text.Length > 0, file.Tokens[last].Line == file.Tokens[last - 1].Line);
        }

        Text = Text.StartsWith('#') ? Text : string.Empty;
    }

    /// <summary>The comment; empty for none.</summary>
    public string Text { get; } = string.Empty;

    /// <summary>Whether it speaks to a tool, which it does for each part of the statement.</summary>
    public bool IsForTool => Pragma().IsMatch(Text);

    private bool IsBehindBracket { get; }

    private bool IsClosedBehindNames { get; }

    /// <summary>An import with the comment, in the form that the statement has.</summary>
    /// <param name="module">The module.</param>
    /// <param name="names">The names, with aliases.</param>
    /// <param name="indent">What stands before it.</param>
    /// <param name="limit">The longest line.</param>
    /// <param name="newLine">The line break.</param>
    public string Write(string module, IReadOnlyList<string> names, string indent, int limit, string newLine)
    {
        var joined = $"{indent}    {string.Join(", ", names)})";
        return IsBehindBracket && IsClosedBehindNames && joined.Length <= limit
            ? $"{indent}from {module} import (  {Text}{newLine}{joined}"
            : ImportText.From(module, names, indent, "  " + Text, IsBehindBracket ? 0 : limit, newLine);
    }

    [GeneratedRegex(@"^#\s*(noqa|type:|pylint:|pyright:|ruff:|isort:|pragma:|nosec|fmt:|yapf:)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pragma();
}
