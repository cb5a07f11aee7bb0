using System.Globalization;
using Main2Main.Git;

namespace Main2Main.Memory.Distance;

/// <summary>When commits were made.</summary>
internal static class CommitTime
{
    /// <summary>The time of a commit.</summary>
    public static async Task<DateTimeOffset> OfAsync(GitRepository repository, string commit) =>
        Parse((await repository.RunAsync("reading a commit's time", "log", "-1", "--format=%ct", commit)).Trim());

    /// <summary>A time as git prints it.</summary>
    public static DateTimeOffset Parse(string seconds) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
}
