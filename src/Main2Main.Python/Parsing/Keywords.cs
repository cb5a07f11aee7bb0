namespace Main2Main.Python.Parsing;

/// <summary>The reserved words. Soft keywords (<c>match</c>, <c>case</c>, <c>type</c>, <c>_</c>) are names.</summary>
internal static class Keywords
{
    /// <summary>The kind of the first of <see cref="All"/>.</summary>
    public const TokenKind First = TokenKind.And;

    /// <summary>All of them, in the order of the kinds.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "False", "finally", "for",
        "from", "global", "if", "import", "in", "is", "lambda", "None", "nonlocal", "not", "or", "pass", "raise", "return", "True", "try", "while",
        "with", "yield",
    ];
}
