namespace Main2Main.Python;

/// <summary>What a module does with names, apart from importing them.</summary>
/// <param name="Calls">See <see cref="PythonModule.Calls"/>.</param>
/// <param name="References">See <see cref="PythonModule.References"/>.</param>
/// <param name="Unpackings">See <see cref="PythonModule.Unpackings"/>.</param>
internal sealed record PythonUsage(IReadOnlyList<PythonCall> Calls, IReadOnlyList<PythonReference> References, IReadOnlyList<PythonUnpacking> Unpackings);
