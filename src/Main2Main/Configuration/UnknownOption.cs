namespace Main2Main.Configuration;

/// <summary>An option that nothing reads.</summary>
/// <param name="Name">The name as it was written, without dashes.</param>
/// <param name="Nearest">The known name that was probably meant; null when none is near.</param>
public sealed record UnknownOption(string Name, string? Nearest);
