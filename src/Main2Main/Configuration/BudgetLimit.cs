namespace Main2Main.Configuration;

/// <summary>Limits of what is spent. Tokens and money count as far as the adapter tells them.</summary>
public sealed record BudgetLimit
{
    /// <summary>Minutes of work.</summary>
    public double? Minutes { get; init; }

    /// <summary>Tokens that are read and written.</summary>
    public long? Tokens { get; init; }

    /// <summary>US dollars.</summary>
    public double? Dollars { get; init; }
}
