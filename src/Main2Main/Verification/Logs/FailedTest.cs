namespace Main2Main.Verification.Logs;

/// <summary>A test case, or a file that could not be loaded or compiled, that a log says has failed.</summary>
/// <param name="Id"><c>file::case</c>, or the file.</param>
/// <param name="LineNumber">The line that says so, from 0.</param>
/// <param name="Line">That line.</param>
/// <param name="Payload">The reason that the line gives; null without one.</param>
internal sealed record FailedTest(string Id, int LineNumber, string Line, string? Payload)
{
    public bool IsCase => Id.Contains("::", StringComparison.Ordinal);

    /// <summary>A heading as ids write it.</summary>
    /// <param name="heading">Names with dots between them, then perhaps parameters.</param>
    /// <returns>The same with colons.</returns>
    public static string ToName(string heading)
    {
        var parameters = heading.IndexOf('[', StringComparison.Ordinal);
        return parameters < 0 ? heading.Replace(".", "::", StringComparison.Ordinal) : heading[..parameters].Replace(".", "::", StringComparison.Ordinal) +
            heading[parameters..];
    }

    public string File => Id.Split("::", 2)[0];

    /// <summary>The case as pytest's headings write it.</summary>
    public string Heading
    {
        get
        {
            var name = IsCase ? Id.Split("::", 2)[1] : Id;
            var parameters = name.IndexOf('[', StringComparison.Ordinal);
            return parameters < 0
                ? name.Replace("::", ".", StringComparison.Ordinal)
                : name[..parameters].Replace("::", ".", StringComparison.Ordinal) + name[parameters..];
        }
    }
}
