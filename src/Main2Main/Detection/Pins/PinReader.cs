using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Git;

namespace Main2Main.Detection.Pins;

/// <summary>Reads recorded values (the pin, the release tag) from the downstream by configured patterns.</summary>
/// <param name="downstream">The downstream.</param>
/// <param name="files">Its files at the place that is looked at; a place on a branch of its own is read there.</param>
internal sealed class PinReader(GitRepository downstream, IRepositoryFiles files)
{
    private const string Pin = "pinned upstream commit";
    private const string Release = "release tag";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Reads the pin.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>What is recorded.</returns>
    public Task<PinReading> ReadPinAsync(SyncSettings settings) => ReadAsync(Pin, settings.Pin);

    /// <summary>Reads the release tag.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>What is recorded.</returns>
    public Task<PinReading> ReadReleaseAsync(SyncSettings settings) => ReadAsync(Release, settings.Release);

    /// <summary>Reads what is recorded of other upstreams.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The values, in the order of the settings.</returns>
    public async Task<IReadOnlyList<OtherUpstream>> ReadOthersAsync(SyncSettings settings)
    {
        var others = new List<OtherUpstream>();
        foreach (var other in settings.OtherPins)
        {
            var source = new PinSource { File = other.File, Pattern = other.Pattern };
            var found = await files.ReadAsync(other.File) is { } text ? Find(text, source) : [];
            others.AddRange(found.Select(value => new OtherUpstream(other.Name, value.Text, value.Source.File, value.Line)).DistinctBy(value => value.Value));
        }

        return others;
    }

    /// <summary>The values that a file's text records.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">The place.</param>
    /// <returns>The values, from the top.</returns>
    public static IEnumerable<RecordedValue> Find(string text, PinSource source)
    {
        foreach (var group in Regex.Matches(text, source.Pattern, RegexOptions.Multiline, Patience).Select(match => match.Groups["value"]).Where(group => group.Success))
        {
            var blank = group.Value.Length - group.Value.TrimStart().Length;
            yield return new RecordedValue(source, text.AsSpan(0, group.Index).Count('\n') + 1, group.Index + blank, group.Value.Trim());
        }
    }

    private async Task<PinReading> ReadAsync(string what, IReadOnlyList<PinSource> sources)
    {
        var (values, missing) = (new List<RecordedValue>(), new List<(string, string)>());
        foreach (var source in sources)
        {
            if (source.Ref is null && files is WorkTreeFiles && File.Exists(Path.Combine(downstream.Path, source.File)))
            {
                // A value that is read where nothing may be written would never move.
                _ = TreeFiles.Locate(downstream.Path, source.File, "the pin's file");
            }

            var place = files;
            if (source.Ref is { } name)
            {
                if (await PinBranch.FindAsync(downstream, name) is not { } branch)
                {
                    missing.Add(($"the branch '{name}', which holds {source.File}, is not in '{downstream.Path}'", await PinBranch.FetchCommandAsync(downstream, name)));
                    continue;
                }

                place = new CommitFiles(downstream, branch);
            }

            values.AddRange(await place.ReadAsync(source.File) is { } text ? Find(text, source) : []);
        }

        return new PinReading(what, values, missing);
    }
}
