namespace Main2Main.Verification.Logs;

/// <summary>The different errors of a log, each kept once: a log that repeats an error a million times costs no more than one that shows it once.</summary>
internal sealed class KnownErrors
{
    private const int MaximumErrors = 512;
    private const int MaximumSpellings = 4096;

    private readonly Dictionary<Key, RaisedException> bySignature = [];
    private readonly Dictionary<Key, RaisedException> bySpelling = [];

    /// <summary>Finds the first error of the same signature; a runner's report does not take the context of what was only printed.</summary>
    /// <param name="error">The error.</param>
    /// <param name="origin">Where it stands.</param>
    /// <returns>The first one; null when the log holds too many different ones.</returns>
    public RaisedException? First(RaisedException error, Origin origin)
    {
        // Circumstances can excuse the failure of a connection, so the same words with others are another error.
        var key = new Key(error.Headline, error.SyntaxFile, origin == Origin.Report, error.IsAboutExit, error.Connection?.Key);
        if (bySpelling.TryGetValue(key, out var first))
        {
            return first;
        }

        var normal = key with { Text = error.Signature };
        if (!bySignature.TryGetValue(normal, out first))
        {
            if (bySignature.Count >= MaximumErrors)
            {
                return null;
            }

            bySignature.Add(normal, first = error);
        }

        if (bySpelling.Count < MaximumSpellings)
        {
            bySpelling.Add(key, first);
        }

        return first;
    }

    private readonly record struct Key(string Text, string? SyntaxFile, bool IsReport, bool IsAboutExit, string? Connection);
}
