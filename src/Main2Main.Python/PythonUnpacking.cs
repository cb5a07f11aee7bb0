namespace Main2Main.Python;

/// <summary>A place that relies on how many parts a value has.</summary>
/// <param name="Source">The value as a chain (see <see cref="PythonReference.Target"/>): <c>manager.blocks()</c>, or a name that holds it.</param>
/// <param name="Kind">What is done with it.</param>
/// <param name="Count">
/// How many parts: of an unpacking the targets without a starred one, of an index the index itself, of a comparison the elements of the other side,
/// -1 when that is no literal; 0 for a starred argument and a context.
/// </param>
/// <param name="HasStar">Whether one target is starred, and takes what is left.</param>
/// <param name="Line">Its line.</param>
/// <param name="Scope">The scope that it stands in.</param>
/// <param name="Condition">The branch that it stands in.</param>
public readonly record struct PythonUnpacking(string Source, PythonUnpackingKind Kind, int Count, bool HasStar, int Line, int Scope, int Condition);
