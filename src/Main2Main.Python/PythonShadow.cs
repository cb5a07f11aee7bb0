using System.Runtime.InteropServices;

namespace Main2Main.Python;

/// <summary>
/// A name that a function binds itself, by an assignment, a loop, a handler, a pattern, a nested function or class, although the module or a
/// parameter of the function has that name.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Scope">The function's scope.</param>
/// <param name="IsOther">Whether it is bound by more than an assignment: what a parameter's annotation says does not hold for that.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PythonShadow(string Name, int Scope, bool IsOther);
