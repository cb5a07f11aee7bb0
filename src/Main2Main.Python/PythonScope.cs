using System.Runtime.InteropServices;

namespace Main2Main.Python;

/// <summary>A module, class body or function body.</summary>
/// <param name="Parent">The scope around it; the module is its own parent.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Item">The index into the module's classes or functions; 0 for the module.</param>
/// <param name="Statements">
/// For a module or class a hash of those of its statements that neither define nor import a name, such as calls, and of the tests around them;
/// 0 when there are none, and for functions.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PythonScope(int Parent, PythonScopeKind Kind, int Item, uint Statements = 0);
