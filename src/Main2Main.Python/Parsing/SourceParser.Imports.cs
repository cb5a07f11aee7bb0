namespace Main2Main.Python.Parsing;

/// <content>Imports.</content>
internal sealed partial class SourceParser
{
    private void ParseImport()
    {
        do
        {
            Advance();
            var line = Line;
            var imported = ParseDottedName();
            AddImport(imported, name: null, level: 0, line);
        }
        while (Kind == TokenKind.Comma);
    }

    private void ParseFromImport()
    {
        Advance();
        var level = 0;
        for (; Kind is TokenKind.Dot or TokenKind.Ellipsis; Advance())
        {
            level += Kind == TokenKind.Dot ? 1 : 3;
        }

        var imported = Kind == TokenKind.Import && level > 0 ? string.Empty : ParseDottedName();
        Expect(TokenKind.Import, "'import'");
        if (Kind == TokenKind.Star)
        {
            AddImport(imported, "*", level, Line, advance: true);
            return;
        }

        var parenthesized = Accept(TokenKind.LeftParenthesis);
        do
        {
            if (parenthesized && Kind == TokenKind.RightParenthesis)
            {
                break;
            }

            var line = Line;
            AddImport(imported, ExpectName("a name to import"), level, line);
        }
        while (Accept(TokenKind.Comma));
        if (parenthesized)
        {
            Expect(TokenKind.RightParenthesis, "')'");
        }
    }

    private void AddImport(string imported, string? name, int level, int line, bool advance = false)
    {
        at += advance ? 1 : 0;
        var alias = Accept(TokenKind.As) ? ExpectName("a name") : null;
        module.Imports.Add(new PythonImport(imported, name, alias, level, line, module.Scope, module.Condition));
    }

    private string ParseDottedName()
    {
        var mark = chain.Length;
        chain.Append(ExpectName("a module"));
        while (Accept(TokenKind.Dot))
        {
            chain.Append(".");
            chain.Append(ExpectName("a module"));
        }

        var name = names.Intern(chain.From(mark));
        chain.Truncate(mark);
        return name;
    }
}
