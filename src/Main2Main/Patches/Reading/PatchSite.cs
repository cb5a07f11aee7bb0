using Main2Main.Python;

namespace Main2Main.Patches.Reading;

/// <summary>A place that puts something in the upstream's place.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line.</param>
/// <param name="Scope">The scope.</param>
/// <param name="Condition">The branch.</param>
/// <param name="Kind">How it is done.</param>
/// <param name="Target">What is replaced, as a dotted name.</param>
internal sealed record PatchSite(PythonFile File, int Line, int Scope, int Condition, PatchKind Kind, string Target)
{
    /// <summary>What the upstream has there; null when it has nothing.</summary>
    public PythonDefinition? Original { get; init; }

    /// <summary>The name that the place is known by whichever way leads to it.</summary>
    public required string Identity { get; init; }

    /// <summary>Whether the owner of what is replaced is there.</summary>
    public bool HasOwner { get; init; } = true;

    /// <summary>The downstream's definition that is put there; null for other values.</summary>
    public PythonDefinition? Replacement { get; init; }

    /// <summary>The value as it is written.</summary>
    public string Written { get; init; } = string.Empty;

    /// <summary>For an item its key; for source text the old text.</summary>
    public string? Key { get; init; }

    /// <summary>For source text the new text.</summary>
    public string? NewText { get; init; }

    /// <summary>Whether the same function puts the original back: for a time the value is another.</summary>
    public bool IsForATime { get; init; }

    /// <summary>How much of the code is the same, for a copy.</summary>
    public double Similarity { get; init; }

    /// <summary>What the place is.</summary>
    public (string Path, int Line, PatchKind Kind, string Target) Place => (File.Path, Line, Kind, Target);

    /// <summary>What the place is in whichever version of the upstream: what is assigned to may be imported from elsewhere in another.</summary>
    public (string Path, int Line, PatchKind Kind, string Target) Spot => Place with { Target = Kind == PatchKind.Assignment ? DottedName.Last(Target) : Target };
}
