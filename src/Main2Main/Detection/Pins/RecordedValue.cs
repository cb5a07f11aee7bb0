using Main2Main.Configuration;

namespace Main2Main.Detection.Pins;

/// <summary>A value found in a file of the downstream.</summary>
/// <param name="Source">The configured place.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Index">Where the value begins in the file's text, in characters.</param>
/// <param name="Text">The value as it stands there.</param>
internal sealed record RecordedValue(PinSource Source, int Line, int Index, string Text)
{
    private const int CommitLength = 40;

    /// <summary>Whether it is a full commit; the id of zeros is git's word for none.</summary>
    public bool IsCommit => IsId && Text.AsSpan().ContainsAnyExcept('0');

    /// <summary>The tag that it stands for; null for a commit and for what is no value at all.</summary>
    public string? Tag => IsId ? null : Source.Form.TagOf(Text);

    /// <summary>The revision of the upstream that it names: a full commit in lower case, or a tag; null where it is no valid value.</summary>
    public string? Revision => IsCommit ? Text.ToLowerInvariant() : Tag;

    private bool IsId => Text.Length == CommitLength && Text.All(char.IsAsciiHexDigit);

    /// <summary>The place, for people.</summary>
    public string Where => $"{(Source.Ref is { } branch ? branch + ":" : string.Empty)}{Source.File}:{Line}";

    /// <summary>The file, for people, with the branch that it is on.</summary>
    public string File => Source.Ref is { } branch ? $"{branch}:{Source.File}" : Source.File;
}
