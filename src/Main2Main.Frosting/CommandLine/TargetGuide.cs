namespace Main2Main.Frosting.CommandLine;

/// <summary>How a target is used.</summary>
/// <param name="Name">The target.</param>
/// <param name="Group">What it is for.</param>
/// <param name="Options">The options that it reads, the most used first.</param>
/// <param name="Example">A command line behind the program's name.</param>
internal sealed record TargetGuide(string Name, TargetGroup Group, IReadOnlyList<string> Options, string Example)
{
    /// <summary>What the task says of itself; filled in from the engine.</summary>
    public string Description { get; init; } = string.Empty;
}
