using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Diagnosis;

/// <summary>Why a version guard is needed, is not, or cannot be told.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<GuardReason>))]
public enum GuardReason
{
    /// <summary>No release tag is recorded.</summary>
    NoTag,

    /// <summary>The upstream repository does not hold the release tag.</summary>
    TagNotFound,

    /// <summary>The error names nothing that can be looked up in a tree.</summary>
    NothingToLookFor,

    /// <summary>It exists at the release tag and no longer at the step's end.</summary>
    GoneFromMain,

    /// <summary>It exists neither at the release tag nor at the step's end.</summary>
    InNeither,

    /// <summary>It exists at the step's end and not at the release tag.</summary>
    NewOnMain,

    /// <summary>It exists at the release tag as well as at the step's end.</summary>
    InBoth,

    /// <summary>The upstream asks ours for more: a method or a parameter with a default does no harm to the release.</summary>
    OneFormServesBoth,

    /// <summary>Whether it exists could not be read from the sources.</summary>
    NotDecided,
}
