namespace Main2Main.Initialization;

/// <summary>What Init is unsure of, in the order found.</summary>
internal sealed class Doubts
{
    private readonly List<string> list = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<string> All => list;

    /// <summary>Adds one.</summary>
    /// <param name="key">The key of the file that it is about.</param>
    /// <param name="why">Why it is unsure, and what a person should look at.</param>
    public void Add(string key, string why) => list.Add($"{key}: {why}");
}
