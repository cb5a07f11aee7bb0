namespace Main2Main.Adaptation.Watching;

/// <summary>An adapter's edit after it was held to the guardrails.</summary>
/// <param name="Tree">The downstream's tree, without what was undone.</param>
/// <param name="Turn">What came of it.</param>
/// <param name="Reply">What the adapter said.</param>
internal sealed record WatchedEdit(string Tree, AdapterTurn Turn, AdapterReply Reply);
