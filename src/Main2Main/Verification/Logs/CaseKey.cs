namespace Main2Main.Verification.Logs;

/// <summary>A test's dotted name, the one form that logs and JUnit reports have in common.</summary>
internal static class CaseKey
{
    private const string Extension = ".py";

    /// <summary>The key of an id.</summary>
    /// <param name="id"><c>file::Class::case</c>, or a file.</param>
    /// <returns>For example <c>tests.test_a.TestX.test_y[1]</c>.</returns>
    public static string OfId(string id)
    {
        var parts = id.Split("::");
        var file = parts[0].Replace('\\', '/');
        file = file.EndsWith(Extension, StringComparison.Ordinal) ? file[..^Extension.Length] : file;
        return string.Join('.', parts.Skip(1).Prepend(file.Replace('/', '.')));
    }

    /// <summary>The key of a JUnit case.</summary>
    /// <param name="className">The attribute <c>classname</c>.</param>
    /// <param name="name">The attribute <c>name</c>.</param>
    /// <returns>The key.</returns>
    public static string OfCase(string className, string name) => className.Length == 0 ? name : $"{className}.{name}";

    /// <summary>The id of a JUnit case. Modules are lower case and classes are not.</summary>
    /// <param name="className">The attribute <c>classname</c>.</param>
    /// <param name="name">The attribute <c>name</c>.</param>
    /// <param name="file">The attribute <c>file</c>; null without one.</param>
    /// <returns>The id; a file for a module that could not be loaded, which has no class name.</returns>
    public static string ToId(string className, string name, string? file)
    {
        if (className.Length == 0)
        {
            return file ?? ToFile(name.Split('.'));
        }

        var parts = className.Split('.');
        var first = Array.FindIndex(parts, part => char.IsUpper(part.TrimStart('_').FirstOrDefault()));
        var modules = first < 0 ? parts.Length : Math.Max(1, first);
        return string.Join("::", parts.Skip(modules).Append(name).Prepend(file ?? ToFile(parts.Take(modules))));
    }

    private static string ToFile(IEnumerable<string> modules) => string.Join('/', modules) + Extension;
}
