namespace Main2Main.Configuration;

/// <summary>How the adapter <c>codemod</c> writes.</summary>
public sealed record CodemodSettings
{
    /// <summary>Characters that a line of the downstream may have. An edit that would make a longer one is left.</summary>
    public int LineLength { get; init; } = 120;
}
