namespace Main2Main.Tests.Fixtures;

/// <summary>The checkout that the tests run in.</summary>
internal static class Checkout
{
    /// <summary>A file or folder of it.</summary>
    /// <param name="path">Its parts, from the root.</param>
    /// <returns>The full path.</returns>
    public static string PathOf(params IEnumerable<string> path) => Path.Combine([Root, .. path]);

    private static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Main2Main.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not run below the repository.");
        }

        return folder.FullName;
    }
}
