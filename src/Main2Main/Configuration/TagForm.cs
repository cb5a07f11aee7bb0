using System.Globalization;
using Main2Main.Python;

namespace Main2Main.Configuration;

/// <summary>How a recorded version and a tag of the upstream are made of each other.</summary>
/// <param name="template">The tag, with <see cref="Value"/> where the version stands.</param>
/// <param name="excluded">Whether what is recorded is the version behind the tag's, its last number raised by one.</param>
internal sealed class TagForm(string template, bool excluded = false)
{
    /// <summary>What stands for the version in a template.</summary>
    public const string Value = "{value}";

    private readonly string prefix = template[..template.IndexOf(Value, StringComparison.Ordinal)];
    private readonly string suffix = template[(template.IndexOf(Value, StringComparison.Ordinal) + Value.Length)..];

    /// <summary>The version that a tag names, whatever letters stand in front of it.</summary>
    /// <param name="tag">The tag, for example <c>v1.2.0</c> or <c>release-1.2</c>.</param>
    /// <returns>The version; null where the tag names none, as a placeholder does not.</returns>
    public static PackageVersion? VersionOf(string tag)
    {
        var digits = tag.AsSpan().IndexOfAnyInRange('0', '9');
        var front = digits < 0 ? tag : tag[..digits];
        return digits >= 0 && front.All(letter => char.IsAsciiLetter(letter) || letter is '-' or '_' or '/' or '.')
            ? PackageVersion.TryParse(tag[digits..])
            : null;
    }

    /// <summary>The tag that a recorded version stands for.</summary>
    /// <param name="value">The version as it is recorded.</param>
    /// <returns>The tag; null where the value is of no such form.</returns>
    public string? TagOf(string value) => excluded ? Raised(value, -1) is { } before ? Tag(before) : null : Tag(value);

    /// <summary>What is recorded for a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The version as it is to be recorded; null where the tag is of another form.</returns>
    public string? ValueOf(string tag) =>
        tag.Length > prefix.Length + suffix.Length && tag.StartsWith(prefix, StringComparison.Ordinal) && tag.EndsWith(suffix, StringComparison.Ordinal)
        && tag[prefix.Length..^suffix.Length] is var value && Tag(value) is not null
            ? excluded ? Raised(value, 1) : value
            : null;

    /// <inheritdoc/>
    public override string ToString() => prefix + Value + suffix;

    private static string? Raised(string version, int by)
    {
        var dot = version.LastIndexOf('.') + 1;
        return int.TryParse(version.AsSpan(dot), NumberStyles.None, CultureInfo.InvariantCulture, out var last) && last + by >= 0
            ? string.Create(CultureInfo.InvariantCulture, $"{version.AsSpan(0, dot)}{last + by}")
            : null;
    }

    private string? Tag(string value)
    {
        // Seven digits or more of a commit's alphabet with a letter among them are a commit cut short, and no version.
        var isCommit = value.Length >= 7 && value.All(char.IsAsciiHexDigit) && value.Any(char.IsAsciiLetter);
        return !isCommit && VersionOf(prefix + value) is not null ? prefix + value + suffix : null;
    }
}
