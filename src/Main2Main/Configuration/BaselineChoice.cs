namespace Main2Main.Configuration;

/// <summary>The values of <c>verification.baseline</c>.</summary>
public static class BaselineChoice
{
    /// <summary>When a round's errors have no upstream cause, and before a step is stopped for them.</summary>
    public const string Unexplained = "unexplained";

    /// <summary>After every round in which something failed; <c>--baseline</c>.</summary>
    public const string Always = "always";

    /// <summary>Not at all.</summary>
    public const string Never = "never";
}
