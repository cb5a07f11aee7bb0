using System.Runtime.InteropServices;

namespace Main2Main.Python;

/// <summary>A name that a function binds itself, by an assignment, a loop, a handler, a pattern, a nested function or class, although the module has one of that name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Scope">The function's scope.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PythonShadow(string Name, int Scope);
