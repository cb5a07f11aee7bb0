namespace Main2Main.Verification;

/// <summary>prepared.json: what the commands that prepare suites have last done with success.</summary>
/// <param name="Commands">One entry a command.</param>
internal sealed record PreparedState(IReadOnlyList<PreparedCommand> Commands);
