using System.Reflection;

namespace Main2Main.Sample;

/// <summary>The history of one sample repository. Everything in it is fixed, so that its commit ids are the same on every machine.</summary>
/// <param name="Name">The repository's name, and the folder of its embedded files below <c>History</c>.</param>
/// <param name="Begin">When the first commit was made; each later one follows a day after.</param>
/// <param name="Commits">The commits, oldest first.</param>
internal sealed record SampleHistory(string Name, DateTimeOffset Begin, IReadOnlyList<SampleCommit> Commits)
{
    /// <summary>What stands in embedded downstream files where the pinned upstream commit belongs.</summary>
    public const string PinPlaceholder = "@UPSTREAM_COMMIT@";

    private static readonly Assembly Home = typeof(SampleHistory).Assembly;

    /// <summary>The whole history as <c>git fast-import</c> reads it.</summary>
    /// <param name="pin">The pinned upstream commit, which takes the placeholder's place.</param>
    /// <returns>The stream; for each commit git answers with a line that holds its id.</returns>
    public byte[] ToFastImport(string pin)
    {
        using var stream = new FastImportStream();
        for (var index = 0; index < Commits.Count; index++)
        {
            var commit = Commits[index];
            var files = Embedded(commit.Folder).Concat(commit.Computed)
                .Select(file => KeyValuePair.Create(file.Key, file.Value.Replace(PinPlaceholder, pin, StringComparison.Ordinal)));
            stream.Add(commit, Begin.AddDays(index), files);
        }

        return stream.End();
    }

    private IEnumerable<KeyValuePair<string, string>> Embedded(string folder)
    {
        var prefix = $"sample/{Name}/{folder}/";
        foreach (var resource in Home.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            // The build writes a folder's path with the separator of the machine that it runs on.
            var path = resource.Replace('\\', '/');
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(Home.GetManifestResourceStream(resource)!);
                yield return KeyValuePair.Create(path[prefix.Length..], reader.ReadToEnd().ReplaceLineEndings("\n"));
            }
        }
    }
}
