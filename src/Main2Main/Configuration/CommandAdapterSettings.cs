namespace Main2Main.Configuration;

/// <summary>
/// An external adapter: a program run in the downstream's root. <c>{request}</c> stands for the request file,
/// <c>{upstream}</c>, <c>{downstream}</c> and <c>{workspace}</c> for the folders.
/// </summary>
public sealed record CommandAdapterSettings
{
    /// <summary>The program and its arguments, started without a shell.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Minutes after which the program is ended.</summary>
    public double TimeoutMinutes { get; init; } = 240;
}
