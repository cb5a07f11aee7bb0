namespace Main2Main.Contracts;

/// <summary>What a module does with names, apart from imports.</summary>
/// <param name="Calls">See <see cref="PythonModule.Calls"/>.</param>
/// <param name="References">See <see cref="PythonModule.References"/>.</param>
/// <param name="Strings">See <see cref="PythonModule.Strings"/>.</param>
internal sealed record PythonUsage(IReadOnlyList<PythonCall> Calls, IReadOnlyList<PythonReference> References, IReadOnlyList<PythonString> Strings);
