namespace Main2Main.Files;

/// <summary>Finds a path that nothing has yet, so that what is kept never takes the place of what was kept before.</summary>
internal static class UnusedPath
{
    /// <summary>The first free path of a numbered series.</summary>
    /// <param name="series">Makes the path with a number, from 1.</param>
    /// <returns>The path.</returns>
    public static string Of(Func<int, string> series) => Enumerable.Range(1, int.MaxValue).Select(series).First(path => !Path.Exists(path));
}
