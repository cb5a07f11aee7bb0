namespace Main2Main.Sample;
/// <summary>TEMP.</summary>
public static class SampleRepositories
{
    /// <summary>TEMP.</summary>
    public static Task CreateAsync(string folder, IRunLog log) => Task.CompletedTask;
}
