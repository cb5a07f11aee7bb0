namespace Main2Main.Python;

/// <summary>What a piece of code says of its own end: the text of a call that warns, or of a docstring.</summary>
/// <param name="Text">The text as written, whitespace collapsed and cut.</param>
/// <param name="Line">Its line.</param>
/// <param name="Scope">The scope that it stands in; a docstring's is what it describes.</param>
/// <param name="Condition">The branch that it stands in.</param>
public sealed record PythonNotice(string Text, int Line, int Scope, int Condition);
