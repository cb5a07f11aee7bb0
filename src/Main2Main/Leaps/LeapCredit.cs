namespace Main2Main.Leaps;

/// <summary>
/// Keeps a run from costing more than two CI runs above what the playbook's steps cost. A red round of a leap takes one away; a green leap
/// gives back the runs that its parts would have taken. A step of one part costs the same either way. Without credit no leap is tried.
/// </summary>
public static class LeapCredit
{
    private const double RiskOfARun = 0.1;
    private const double HalfOfIt = 0.5;

    /// <summary>What a run begins with.</summary>
    public const int Initial = 2;

    /// <summary>Whether a leap may be tried, or mended and tried again.</summary>
    /// <param name="credit">The credit.</param>
    /// <returns>True when it may.</returns>
    public static bool Allows(int credit) => credit > 0;

    /// <summary>
    /// How surely a part of a red leap has to be green to be tried together: where credit is short, a try that fails may be the last one, and all
    /// that is left is taken step by step.
    /// </summary>
    /// <param name="credit">The credit.</param>
    /// <returns>How likely it may be that the first commit that breaks something is in what is tried.</returns>
    public static double Risk(int credit) => Math.Min(credit * RiskOfARun, HalfOfIt);

    /// <summary>The credit after a green leap.</summary>
    /// <param name="credit">The credit before the leap.</param>
    /// <param name="parts">How many of the playbook's steps it took.</param>
    /// <param name="redRounds">How many rounds failed before.</param>
    /// <returns>The credit.</returns>
    public static int AfterGreen(int credit, int parts, int redRounds) => credit + parts - 1 - redRounds;
}
