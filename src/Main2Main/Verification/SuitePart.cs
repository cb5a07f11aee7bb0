namespace Main2Main.Verification;

/// <summary>A suite's run, or one re-run of its failed cases.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Name">The suite's name, with what tells its re-runs apart.</param>
/// <param name="Command">What is run.</param>
/// <param name="Devices">The devices that are its own.</param>
internal sealed record SuitePart(Suite Suite, string Name, IReadOnlyList<string> Command, IReadOnlyList<string> Devices)
{
    /// <summary>The cases of a re-run; empty for the whole suite.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];
}
