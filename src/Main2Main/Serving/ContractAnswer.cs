namespace Main2Main.Serving;

/// <summary>What a name stands for at some commits.</summary>
/// <param name="Name">The name that was asked for.</param>
/// <param name="Contracts">One entry a commit.</param>
public sealed record ContractAnswer(string Name, IReadOnlyList<ContractAt> Contracts);

/// <summary>What a name stands for at a commit.</summary>
/// <param name="At">What the commit is called: <c>before</c>, <c>main</c>, <c>release</c>, or as it was asked for.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Kind"><c>module</c>, <c>class</c>, <c>function</c>, <c>variable</c>, <c>dynamic</c>; <c>absent</c> when there is no such name.</param>
/// <param name="DefinedAs">The dotted name of the definition that the name leads to; null when there is none.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when there is none.</param>
/// <param name="Signature">The definition in one line.</param>
/// <param name="Members">Of a class or module, its own members in one line each.</param>
/// <param name="Source">The source, from decorators to the last line, cut where it is long.</param>
public sealed record ContractAt(
    string At,
    string Commit,
    string Kind,
    string? DefinedAs,
    string? File,
    int Line,
    string? Signature,
    IReadOnlyList<string> Members,
    IReadOnlyList<string> Source);
