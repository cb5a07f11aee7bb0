namespace Main2Main.Memory;

/// <summary>What a test case did.</summary>
public enum CaseOutcome
{
    /// <summary>It failed with a code bug.</summary>
    Failed,

    /// <summary>It failed with an environment flake.</summary>
    Flaked,

    /// <summary>It did not fail, in a suite that ran to its end.</summary>
    Passed,
}
