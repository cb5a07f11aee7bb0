using Main2Main.Configuration;
using Main2Main.Impact;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod;

/// <summary>What the codemod works on.</summary>
internal sealed record CodemodInput
{
    /// <summary>The upstream at the range's start.</summary>
    public required PythonTree Older { get; init; }

    /// <summary>The upstream at the range's end.</summary>
    public required PythonTree Newer { get; init; }

    /// <summary>The upstream at the release; null when it is not at hand.</summary>
    public required PythonTree? Release { get; init; }

    /// <summary>The downstream's package.</summary>
    public required PythonTree Downstream { get; init; }

    /// <summary>Gives the bytes of a downstream file; null when it is not there.</summary>
    public required Func<string, byte[]?> Content { get; init; }

    /// <summary>The release tag; null when the downstream supports none.</summary>
    public required string? ReleaseTag { get; init; }

    /// <summary>How guards look; null when none is configured.</summary>
    public required VersionGuardSettings? Guard { get; init; }

    /// <summary>The longest line.</summary>
    public required int LineLength { get; init; }

    /// <summary>The step's impact; null when it could not be told.</summary>
    public required ImpactReport? Report { get; init; }

    /// <summary>Error messages of the failed round; none in the adapt phase.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Gives the bytes of an upstream file, so that its own adaptation can be followed; null to go by contracts alone.</summary>
    public Func<PythonFile, byte[]?>? Upstream { get; init; }

    /// <summary>Gives the bytes of the upstream files that have changed, where there is nothing more to follow; null for no copies at all.</summary>
    public Func<PythonFile, byte[]?>? Originals { get; init; }

    /// <summary>Whether nothing but copies is looked at.</summary>
    public bool OnlyCopies { get; init; }

    /// <summary>Whether copies get what they need to go on working; all else is offered.</summary>
    public bool AppliesCopies { get; init; }

    /// <summary>Whether nobody makes what a copy cannot do without, so that it is offered as well.</summary>
    public bool OffersAllCopies { get; init; }

    /// <summary>Whether stubs are offered alone: there is a person to write what they only name.</summary>
    public bool OffersStubs { get; init; }

    /// <summary>Whether a path must not be edited.</summary>
    public Func<string, bool> IsProtected { get; init; } = _ => false;
}
