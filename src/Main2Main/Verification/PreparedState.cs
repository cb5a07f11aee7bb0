namespace Main2Main.Verification;

/// <summary>prepared.json: what the commands that prepare suites have last done with success.</summary>
/// <param name="Commands">One entry a command.</param>
internal sealed record PreparedState(IReadOnlyList<PreparedCommand> Commands);

/// <summary>A command that has prepared suites.</summary>
/// <param name="Suite">The suite that it belongs to; null for the command of all suites.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="UpstreamCommit">The upstream commit that it ran against.</param>
internal sealed record PreparedCommand(string? Suite, IReadOnlyList<string> Command, string UpstreamCommit);
