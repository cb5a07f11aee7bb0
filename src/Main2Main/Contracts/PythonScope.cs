using System.Runtime.InteropServices;

namespace Main2Main.Contracts;

/// <summary>A module, class body or function body.</summary>
/// <param name="Parent">The scope around it; the module is its own parent.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Item">The index into the module's classes or functions; 0 for the module.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PythonScope(int Parent, PythonScopeKind Kind, int Item);
