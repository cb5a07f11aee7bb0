namespace Main2Main.Python;

/// <summary>Names with dots between their parts.</summary>
internal static class DottedName
{
    /// <summary>The last part of a name.</summary>
    /// <param name="name">The name; one without dots is its own last part.</param>
    /// <returns>What stands behind the last dot.</returns>
    public static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];
}
