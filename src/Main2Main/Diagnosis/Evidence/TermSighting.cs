namespace Main2Main.Diagnosis.Evidence;

/// <summary>Whether something exists in a tree, and where.</summary>
/// <param name="Presence">Whether it exists.</param>
/// <param name="Place">The file, with a line where there is one; null when there is no place to name.</param>
internal sealed record TermSighting(Presence Presence, string? Place)
{
    public static readonly TermSighting Unknown = new(Presence.Unknown, Place: null);

    public static readonly TermSighting Absent = new(Presence.Absent, Place: null);

    public static TermSighting At(string place) => new(Presence.Present, place);
}
