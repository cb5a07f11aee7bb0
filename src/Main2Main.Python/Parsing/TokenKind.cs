namespace Main2Main.Python.Parsing;

/// <summary>What a token is. Operators that the grammar treats alike share a kind. Keywords come last, in the order of <see cref="Keywords"/>.</summary>
internal enum TokenKind : byte
{
    End, Newline, Indent, Dedent, Name, Number, String, Bytes, FormattedStart, FormattedMiddle, FormattedEnd,
    LeftParenthesis, RightParenthesis, LeftBracket, RightBracket, LeftBrace, RightBrace,
    Dot, Ellipsis, Comma, Colon, Semicolon, At, Arrow, Assign, AugmentedAssign, ColonAssign, Exclamation,
    Plus, Minus, Tilde, Star, DoubleStar, Slash, Multiplicative, Shift, Ampersand, Caret, Pipe, Equality, Comparison,
    And, As, Assert, Async, Await, Break, Class, Continue, Def, Del, Elif, Else, Except, False, Finally, For, From, Global, If, Import,
    In, Is, Lambda, None, Nonlocal, Not, Or, Pass, Raise, Return, True, Try, While, With, Yield,
}
