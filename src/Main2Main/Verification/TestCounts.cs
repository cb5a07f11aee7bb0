using System.Text.Json.Serialization;

namespace Main2Main.Verification;

/// <summary>How many test cases a suite is known to have run: by its JUnit report, else by the last lines of the test runners in its log.</summary>
/// <param name="Passed">Cases that passed.</param>
/// <param name="Failed">Cases that failed or ended with an error.</param>
/// <param name="Skipped">Cases that were skipped, or expected to fail and did.</param>
public sealed record TestCounts(int Passed, int Failed, int Skipped)
{
    /// <summary>Nothing.</summary>
    internal static TestCounts None { get; } = new(0, 0, 0);

    /// <summary>Cases that ran: a skipped one tests nothing.</summary>
    [JsonIgnore]
    public int Ran => Passed + Failed;

    /// <summary>Adds another count.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>Both.</returns>
    internal TestCounts And(TestCounts other) => new(Passed + other.Passed, Failed + other.Failed, Skipped + other.Skipped);
}
