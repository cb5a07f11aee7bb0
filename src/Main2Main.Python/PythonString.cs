namespace Main2Main.Python;

/// <summary>A string constant; adjacent literals are one.</summary>
/// <param name="Value">The value, escapes resolved.</param>
/// <param name="Use">What is done with it.</param>
/// <param name="ComparedWith">For a comparison the other side as a chain, for a case the subject; null when it is no chain.</param>
/// <param name="Line">Its line.</param>
/// <param name="Scope">The scope that it stands in.</param>
/// <param name="Condition">The branch that it stands in.</param>
public readonly record struct PythonString(string Value, PythonStringUse Use, string? ComparedWith, int Line, int Scope, int Condition);
