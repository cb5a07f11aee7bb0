using System.Text;
using Main2Main.Detection.Pins;
using Main2Main.Git;

namespace Main2Main.References;

/// <summary>Moves pins that are tags or versions: each in its own spelling, and only where its pattern found it.</summary>
/// <param name="downstream">The downstream.</param>
internal sealed class VersionReplacer(GitRepository downstream)
{
    /// <summary>Writes a tag in the place of another.</summary>
    /// <param name="pin">What the working tree records.</param>
    /// <param name="newTag">The upstream's tag to move to.</param>
    /// <returns>The files that were changed.</returns>
    /// <exception cref="Main2MainException">A file cannot be read or written.</exception>
    public async Task<IReadOnlyList<string>> ReplaceAsync(PinReading pin, string newTag)
    {
        var moved = pin.Valid.Where(value => value.Source.Ref is null && value.Tag is not null && value.Tag == pin.Tagged?.Tag && value.Tag != newTag);
        var changed = new List<string>();
        foreach (var file in moved.GroupBy(value => value.Source.File, StringComparer.Ordinal))
        {
            if (await ReplaceAsync(file.Key, [.. file], newTag))
            {
                changed.Add(file.Key);
            }
        }

        return changed;
    }

    private async Task<bool> ReplaceAsync(string file, IReadOnlyList<RecordedValue> values, string newTag)
    {
        var path = Path.Combine(downstream.Path, file);
        var bytes = await File.ReadAllBytesAsync(path);
        var text = Encoding.UTF8.GetString(bytes);
        // What is no UTF-8 would be written back as something else.
        if (!Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(bytes))
        {
            throw new Main2MainException(
                FailureKind.Repository, $"the pin in '{path}' cannot be moved: the file is not in UTF-8.",
                "save the file in UTF-8, then run the same command again.");
        }

        // A reader skips the mark of byte order, which the text here still holds.
        var mark = text.StartsWith('\uFEFF') ? 1 : 0;
        var written = values.DistinctBy(value => value.Index).OrderByDescending(value => value.Index).Aggregate(
            text, (whole, value) => whole.Remove(value.Index + mark, value.Text.Length).Insert(value.Index + mark, value.Source.Form.ValueOf(newTag)!));
        await new TreeFiles(downstream).WriteAsync(file, Encoding.UTF8.GetBytes(written), "the pin in");
        return true;
    }
}
