namespace Main2Main.Publishing;

/// <summary>How Publish ended.</summary>
/// <param name="Publication">What stands where; null when there was nothing to publish.</param>
/// <param name="Notice">What a person has to do now; null for nothing.</param>
public sealed record PublishResult(Publication? Publication, string? Notice = null);
