namespace Main2Main.Serving;

/// <summary>A use of a name.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Within">The function or class around it; empty for the module.</param>
/// <param name="Usage">How it is used; of a call in the upstream <c>call</c>, or <c>call_by_name</c> where only the method's name is the same.</param>
public sealed record NameUse(string File, int Line, string Within, string Usage);
