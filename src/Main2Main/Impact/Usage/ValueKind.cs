namespace Main2Main.Impact.Usage;

/// <summary>The kinds of values.</summary>
internal enum ValueKind
{
    Module,
    Class,
    Function,
    Object,
    Super,
    Container,
    Variable,
}
