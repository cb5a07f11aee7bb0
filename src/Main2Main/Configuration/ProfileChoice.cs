using System.Text.Json.Nodes;
using Main2Main.Git;

namespace Main2Main.Configuration;

/// <summary>Picks the profile: by the file's word, else by the downstream's shape.</summary>
internal static class ProfileChoice
{
    private const string WithoutProfile = "a file that holds `layout`, `pin` and `suites` itself needs no profile (\"profile\": \"none\")";

    private static readonly JsonObject Nothing = [];

    /// <summary>Picks the profile.</summary>
    /// <param name="layers">The sources that are known so far.</param>
    /// <param name="downstream">The downstream's files.</param>
    /// <param name="sample">Whether the run works on the built-in sample.</param>
    /// <returns>The profile; an empty one called <see cref="Profile.None"/> when the file brings everything itself.</returns>
    /// <exception cref="Main2MainException">The file names no built-in profile, or none or several fit the downstream.</exception>
    public static Profile Of(SettingsLayers layers, IRepositoryFiles downstream, bool sample)
    {
        var profiles = Profile.All();
        var names = string.Join(", ", profiles.Select(profile => profile.Name));
        var asked = layers.Text("profile") ?? (sample ? Profile.OfSample : null);
        if (asked is null)
        {
            return ByShape(profiles, layers, downstream, names);
        }

        return asked == Profile.None
            ? new Profile(Profile.None, [], Nothing)
            : profiles.FirstOrDefault(profile => profile.Name == asked) ?? throw layers.Wrong(
                "profile",
                $"names '{asked}', which is no built-in profile; there are: {names}",
                $"choose one of them; {WithoutProfile}");
    }

    private static Profile ByShape(IReadOnlyList<Profile> profiles, SettingsLayers layers, IRepositoryFiles downstream, string names)
    {
        var held = downstream.HeldAsync([.. profiles.SelectMany(profile => profile.Shape).Distinct()]).GetAwaiter().GetResult();
        Profile[] fitting = [.. profiles.Where(profile => profile.Fits(held))];
        return fitting switch
        {
            [var only] => only,
            [] when HoldsLayout(layers) => new Profile(Profile.None, [], Nothing),
            [] => throw Undecided($"no profile fits the downstream {downstream.Place}; there are: {Shapes(profiles)}", names),
            _ => throw Undecided($"several profiles fit the downstream {downstream.Place}: {Shapes(fitting)}", names),
        };
    }

    private static bool HoldsLayout(SettingsLayers layers) =>
        layers.Merge()["layout"] is JsonObject layout && layout.ContainsKey("upstreamPackage") && layout.ContainsKey("downstreamPackage");

    private static string Shapes(IEnumerable<Profile> profiles) =>
        string.Join("; ", profiles.Select(profile => $"{profile.Name} (has {string.Join(", ", profile.Shape)})"));

    private static Main2MainException Undecided(string problem, string names) => new(
        FailureKind.Configuration,
        problem,
        $"check --downstream, or write \"profile\" in main2main.json in the downstream's root (one of: {names}); {WithoutProfile}");
}
