namespace Main2Main.Python.Parsing;

/// <summary>What an expression is.</summary>
internal enum ExpressionKind : byte
{
    Other, Name, Attribute, Subscript, Call, Constant, String, Sequence, Set, Dictionary, Starred,
}
