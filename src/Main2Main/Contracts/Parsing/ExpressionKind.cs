namespace Main2Main.Contracts.Parsing;

/// <summary>What an expression is.</summary>
internal enum ExpressionKind : byte
{
    Other, Name, Attribute, Subscript, Call, Constant, String, Sequence, Set, Dictionary, Starred,
}
