using System.Runtime.CompilerServices;

namespace Main2Main.Python.Parsing;

/// <summary>
/// Recursive descent over the tokens of one file. No tree is built: what contracts and usage need is recorded as it is read, and what turns out
/// to be an assignment's target is corrected by its index. The buffers serve file after file.
/// </summary>
internal sealed partial class SourceParser
{
    private const int MaximumDepth = 200;

    private readonly NamePool names = new();
    private readonly TokenList tokens = new();
    private readonly BodyFingerprints bodies = new();
    private readonly ModuleBuilder module = new();
    private readonly List<Expression> arena = [];
    private readonly List<PythonArgument> arguments = [];
    private readonly List<PythonParameter> parameters = [];

    // The names of the comprehensions that are being read whose values are of no known kind.
    private readonly List<string> comprehended = [];
    private readonly List<Expression> targets = [];
    private readonly Stack<string> outerNames = [];
    private readonly ChainBuffer chain = new();
    private readonly Lexer lexer;
    private readonly SourceText texts;
    private char[] source = new char[1 << 16];
    private Token[] items = [];
    private int at;
    private int depth;
    private bool yields;
    private string? self;

    public SourceParser()
    {
        lexer = new Lexer(names, tokens);
        texts = new SourceText(names, tokens);
    }

    private TokenKind Kind => items[at].Kind;

    private TokenKind NextKind => items[at + 1].Kind;

    private int Line => items[at].Line;

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>The module.</returns>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public PythonModule Read(ReadOnlySpan<byte> bytes)
    {
        names.Trim();
        module.Clear();
        comprehended.Clear();
        chain.Clear();
        outerNames.Clear();
        arguments.Clear();
        parameters.Clear();
        (at, depth, yields, returned, givenChain, self, held, decorates) = (0, 0, false, NothingReturned, null, null, null, false);
        _ = SourceDecoder.Decode(bytes, ref source);
        lexer.Read(source);
        items = tokens.Items;
        while (Kind != TokenKind.End)
        {
            ParseStatement();
        }

        bodies.Read(tokens);
        return module.Build(bodies, tokens.Count);
    }

    private void Advance() => at++;

    private bool Accept(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        at++;
        return true;
    }

    private void Expect(TokenKind kind, string expected)
    {
        if (!Accept(kind))
        {
            throw Fail(expected);
        }
    }

    private string ExpectName(string expected)
    {
        if (Kind != TokenKind.Name)
        {
            throw Fail(expected);
        }

        return names[items[at++].Value];
    }

    private bool IsWord(int index, string word) => items[index] is { Kind: TokenKind.Name } token && names[token.Value] == word;

    private void Enter()
    {
        if (++depth > MaximumDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new SourceException(Line, $"expressions are nested more than {MaximumDepth} deep");
        }
    }

    private void Leave() => depth--;

    private void AddStatement(int start) => module.AddStatement(tokens.Hashes.AsSpan(start, at - start));

    private string Text(int start, int end) => texts.Of(source, start, end);

    private string AnnotationText(int start, int end) => end == start + 1 && items[start].Kind == TokenKind.String
        ? names.Intern(StringLiteral.Value(items[start], source))
        : Text(start, end);

    private SourceException Fail(string expected)
    {
        ref readonly var token = ref items[at];
        var found = token.Kind switch
        {
            TokenKind.End => "the end of the file",
            TokenKind.Newline => "the end of the line",
            TokenKind.Indent => "an indented line",
            TokenKind.Dedent => "the end of the block",
            TokenKind.String or TokenKind.Bytes or TokenKind.FormattedStart => "a string",
            _ => $"'{source.AsSpan(token.Start, token.Length)}'",
        };
        return new SourceException(token.Line, $"{found} stands where {expected} is expected");
    }
}
