namespace Main2Main.Configuration;
/// <summary>TEMP.</summary>
public static class SuiteSelection
{
    /// <summary>TEMP.</summary>
    public static IReadOnlyList<SuiteSettings> Of(SyncSettings settings) => settings.Suites;
}
