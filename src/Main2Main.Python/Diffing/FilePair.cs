namespace Main2Main.Python.Diffing;

/// <summary>A module on both sides.</summary>
/// <param name="Old">The file before.</param>
/// <param name="New">The file after.</param>
internal sealed record FilePair(PythonFile Old, PythonFile New)
{
    /// <summary>The new module's name where it differs.</summary>
    public string? NewModule => Old.ModuleName == New.ModuleName ? null : New.ModuleName;
}
