using Main2Main.Python.Parsing;

namespace Main2Main.Python.Statements;

/// <summary>A Python file as text and tokens, for what the model of its contracts leaves out: where statements begin and end.</summary>
internal sealed class SourceCode
{
    private readonly char[] text;
    private readonly Token[] tokens;

    private SourceCode(char[] text, int length, Token[] tokens)
    {
        this.text = text;
        this.tokens = tokens;
        Length = length;
    }

    /// <summary>How many characters the text has.</summary>
    public int Length { get; }

    /// <summary>How many tokens there are, the one for the end included.</summary>
    public int Count => tokens.Length;

    /// <summary>All tokens.</summary>
    public ReadOnlySpan<Token> Tokens => tokens;

    /// <summary>A token.</summary>
    public ref readonly Token this[int index] => ref tokens[index];

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>The code; null when it is none.</returns>
    public static SourceCode? TryRead(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var decoded = new char[bytes.Length + 1];
            var length = SourceDecoder.Decode(bytes, ref decoded);
            var list = new TokenList();
            new Lexer(new NamePool(), list).Read(decoded);
            return new SourceCode(decoded, length, list.Items[..list.Count]);
        }
        catch (SourceException)
        {
            return null;
        }
    }

    /// <summary>A piece of the text.</summary>
    public ReadOnlySpan<char> Text(int start, int end) => text.AsSpan(start, end - start);

    /// <summary>The text of a token.</summary>
    public ReadOnlySpan<char> Text(int token) => text.AsSpan(tokens[token].Start, tokens[token].Length);

    /// <summary>The value of a string token.</summary>
    public string Value(int token) => StringLiteral.Value(tokens[token], text).ToString();

    /// <summary>Whether a token is a certain name.</summary>
    public bool IsName(int token, string name) => tokens[token].Kind == TokenKind.Name && Text(token).SequenceEqual(name);

    /// <summary>The last line of a token; a string may have several.</summary>
    public int EndLine(int token)
    {
        ref readonly var found = ref tokens[token];
        return found.Kind is TokenKind.String or TokenKind.Bytes or TokenKind.FormattedMiddle ? found.Line + Text(token).Count('\n') : found.Line;
    }

    /// <summary>The token after the bracket that closes the one at a token.</summary>
    public int AfterMatching(int opening)
    {
        var depth = 0;
        var at = opening;
        do
        {
            depth += DepthOf(tokens[at].Kind);
            at++;
        }
        while (depth > 0);
        return at;
    }

    /// <summary>The first token of a kind outside of brackets.</summary>
    /// <returns>Its index; -1 when there is none.</returns>
    public int Find(TokenKind kind, int start, int end)
    {
        var depth = 0;
        for (var at = start; at < end; at++)
        {
            if (depth == 0 && tokens[at].Kind == kind)
            {
                return at;
            }

            depth += DepthOf(tokens[at].Kind);
        }

        return -1;
    }

    private static int DepthOf(TokenKind kind) => kind switch
    {
        TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace or TokenKind.FormattedStart => 1,
        TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace or TokenKind.FormattedEnd => -1,
        _ => 0,
    };
}
