using System.Text.Json.Serialization;

namespace Main2Main.Configuration;

/// <summary>One place in the downstream where a value is recorded.</summary>
public sealed record PinSource
{
    /// <summary>The file, relative to the downstream's root.</summary>
    public required string File { get; init; }

    /// <summary>A regular expression with a group named <c>value</c>; multi-line mode, so ^ and $ match at lines.</summary>
    public required string Pattern { get; init; }

    /// <summary>The branch of the downstream that the file is on; the branch that is worked on when absent.</summary>
    public string? Ref { get; init; }

    /// <summary>How a version found here is spelled as the upstream's tag: a text with <c>{value}</c> in it; the version itself when absent.</summary>
    public string? Tag { get; init; }

    /// <summary>
    /// Whether the version here is a bound that is excluded, as in <c>engine&lt;1.2.1</c>: the one behind the tag's, with its last number raised.
    /// </summary>
    public bool Excluded { get; init; }

    /// <summary>The form of tags here.</summary>
    [JsonIgnore]
    internal TagForm Form => new(Tag ?? TagForm.Value, Excluded);
}
