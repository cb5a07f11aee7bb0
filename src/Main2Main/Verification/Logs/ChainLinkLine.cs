namespace Main2Main.Verification.Logs;

/// <summary>Recognises the sentences between chained exceptions.</summary>
internal static class ChainLinkLine
{
    public static ChainLink Of(string text)
    {
        if (text.StartsWith("The above exception was the direct cause of the following exception:", StringComparison.Ordinal))
        {
            return ChainLink.DirectCause;
        }

        return text.StartsWith("During handling of the above exception, another exception occurred:", StringComparison.Ordinal)
            ? ChainLink.DuringHandling
            : ChainLink.None;
    }
}
