namespace Main2Main.Configuration;

/// <summary>How the adapter <c>codemod</c> writes.</summary>
public sealed record CodemodSettings
{
    /// <summary>Characters that a line of the downstream may have. An edit that would make a longer one is left.</summary>
    public int LineLength { get; init; } = 120;

    /// <summary>
    /// What is done with changes of the upstream that merge cleanly into the downstream's copies of its functions: <c>propose</c> or <c>apply</c>.
    /// </summary>
    public string Copies { get; init; } = CopyChoice.Propose;
}
