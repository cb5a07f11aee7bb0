namespace Main2Main.Detection.Pins;

/// <summary>
/// What the downstream records of one thing, most trusted place first: the first place with a valid value counts, and a later one
/// that says something else is worth a warning.
/// </summary>
/// <param name="What">What is recorded: the pin, or the release tag.</param>
/// <param name="Values">All values found, also those that are none.</param>
/// <param name="Missing">Places on branches that the downstream does not hold, and the commands that fetch them.</param>
internal sealed record PinReading(string What, IReadOnlyList<RecordedValue> Values, IReadOnlyList<(string Problem, string Fetch)> Missing)
{
    /// <summary>The value that counts; null where none is valid.</summary>
    public RecordedValue? Chosen => Valid.FirstOrDefault();

    /// <summary>Values that are commits or tags of their place's form.</summary>
    public IEnumerable<RecordedValue> Valid => Values.Where(value => value.Revision is not null);

    /// <summary>The first valid tag or version, which the places of its kind move with.</summary>
    public RecordedValue? Tagged => Valid.FirstOrDefault(value => value.Tag is not null);

    /// <summary>Other values in the place that counts: it has no order of trust in itself.</summary>
    public IReadOnlyList<RecordedValue> Rivals =>
        Chosen is { } chosen ? [.. Valid.Where(value => value.Source == chosen.Source && value.Revision != chosen.Revision)] : [];

    /// <summary>Places that say the same as the one that counts.</summary>
    public IEnumerable<string> Files => Valid.Where(value => value.Revision == Chosen?.Revision).Select(value => value.File).Distinct(StringComparer.Ordinal);

    /// <summary>What a person should know although it stops nothing. Commits and tags are told apart: a downstream may record both.</summary>
    public IEnumerable<string> Warnings => Valid
        .Where(value => Leader(value) is { } leader && leader.Revision != value.Revision && leader.Source != value.Source)
        .Select(value => Contradiction(value, Leader(value)!))
        .Concat(Chosen is null ? [] : Missing.Select(place => $"{place.Problem}; {Chosen.Where} counts in its place. Fetch it: {place.Fetch}"));

    private string Contradiction(RecordedValue value, RecordedValue leader) =>
        $"{value.Where} says {value.Text}, but {leader.Where}, which is trusted more, says {leader.Text}: " +
        $"the {What} is {leader.Revision}, and {value.File} is left as it is.";

    private RecordedValue? Leader(RecordedValue value) => Valid.FirstOrDefault(other => other.IsCommit == value.IsCommit);
}
