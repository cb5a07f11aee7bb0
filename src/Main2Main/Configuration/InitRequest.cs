namespace Main2Main.Configuration;

/// <summary>What is asked of Init.</summary>
public sealed record InitRequest
{
    /// <summary>The upstream's folder, absolute.</summary>
    public required string Upstream { get; init; }

    /// <summary>The downstream's folder, absolute.</summary>
    public required string Downstream { get; init; }

    /// <summary>The file to write, absolute: <c>--out</c>, else main2main.json in the downstream's root.</summary>
    public required string File { get; init; }

    /// <summary>The built-in profile that fits the downstream, which then needs no file; null where none does, or where <c>--out</c> names a file.</summary>
    public required string? FittingProfile { get; init; }
}
