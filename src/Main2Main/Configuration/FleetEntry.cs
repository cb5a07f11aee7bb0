namespace Main2Main.Configuration;

/// <summary>A downstream in the list.</summary>
internal sealed record FleetEntry
{
    /// <summary>Its name; null for that of its folder.</summary>
    public string? Name { get; init; }

    /// <summary>Its checkout.</summary>
    public string? Path { get; init; }

    /// <summary>Its configuration file; null for its own.</summary>
    public string? Config { get; init; }

    /// <summary>The revision that is looked at; null for its HEAD.</summary>
    public string? Ref { get; init; }

    /// <summary>The folder of its memory; null for none.</summary>
    public string? Memory { get; init; }
}
