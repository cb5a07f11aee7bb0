namespace Main2Main.Serving;

/// <summary>A change of a contract.</summary>
/// <param name="Symbol">The dotted name.</param>
/// <param name="Change">What happened, in words.</param>
/// <param name="Member">The member, parameter, base or value that it happened to; null for the whole.</param>
/// <param name="Old">The old contract; null when there was none.</param>
/// <param name="New">The new one; null when there is none.</param>
public sealed record NameChange(string Symbol, string Change, string? Member, string? Old, string? New);
