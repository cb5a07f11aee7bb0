using Main2Main.Configuration;

namespace Main2Main.Verification;

/// <summary>The suites that a session runs.</summary>
internal static class SuiteList
{
    public static IReadOnlyList<Suite> Of(SyncSession session) =>
        [.. SuiteSelection.Of(session.Settings).Select(suite => Prepare(session, suite))];

    private static Suite Prepare(SyncSession session, SuiteSettings suite)
    {
        var variables = suite.EnvironmentDefaults
            .Where(pair => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(pair.Key)))
            .Concat(suite.Environment)
            .GroupBy(pair => pair.Key)
            .ToDictionary(group => group.Key, group => session.Fill(group.Last().Value));
        return new Suite(suite.Name, [.. suite.Command.Select(word => session.Fill(word))], variables);
    }
}
