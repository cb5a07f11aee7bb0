namespace Main2Main.Bisection;

/// <summary>What a probe says of an upstream commit.</summary>
public enum ProbeVerdict
{
    /// <summary>The suites pass.</summary>
    Good,

    /// <summary>The failure that is looked for is there.</summary>
    Bad,

    /// <summary>The commit cannot be judged.</summary>
    Skip,
}
