namespace Main2Main.Verification.Logs;

/// <summary>Turns unittest's dotted names into the form <c>file::Class::case</c> that all summaries use.</summary>
internal static class UnittestName
{
    private const string FailedImport = "unittest.loader._FailedTest";

    /// <summary>Converts a heading.</summary>
    /// <param name="name">The name before the brackets.</param>
    /// <param name="id">The dotted id within them; newer Pythons end it with the name.</param>
    /// <returns>The id: a file alone for a module that could not be imported or set up.</returns>
    public static string ToId(string name, string id)
    {
        if (id.StartsWith(FailedImport, StringComparison.Ordinal))
        {
            return ToFile(name);
        }

        if (name is "setUpModule" or "tearDownModule")
        {
            return ToFile(id);
        }

        var parts = id.Split('.').ToList();
        var isFixture = name is "setUpClass" or "tearDownClass";
        if (!isFixture && parts[^1] != name)
        {
            parts.Add(name);
        }

        // Modules are lower case and classes are not; where that tells nothing, the class is the last but one.
        var first = parts.FindIndex(1, part => part.Length > 0 && char.IsUpper(part.TrimStart('_').FirstOrDefault()));
        var cut = first > 0 ? first : Math.Max(1, parts.Count - (isFixture ? 1 : 2));
        return string.Join("::", parts.Skip(cut).Prepend(ToFile(string.Join('.', parts.Take(cut)))));
    }

    private static string ToFile(string module) => module.Replace('.', '/') + ".py";
}
