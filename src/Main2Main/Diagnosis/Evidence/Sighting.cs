namespace Main2Main.Diagnosis.Evidence;

/// <summary>Whether something exists in a tree, and where.</summary>
/// <param name="Presence">Whether it exists.</param>
/// <param name="Place">The file, with a line where there is one; null when there is no place to name.</param>
internal sealed record Sighting(Presence Presence, string? Place)
{
    public static readonly Sighting Unknown = new(Presence.Unknown, Place: null);

    public static readonly Sighting Absent = new(Presence.Absent, Place: null);

    public static Sighting At(string place) => new(Presence.Present, place);
}
