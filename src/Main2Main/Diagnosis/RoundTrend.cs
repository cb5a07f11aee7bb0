namespace Main2Main.Diagnosis;

/// <summary>Where a step is heading from one round to the next.</summary>
public enum RoundTrend
{
    /// <summary>Errors went and none came.</summary>
    Fewer,

    /// <summary>The errors are the same.</summary>
    Same,

    /// <summary>Errors came, all of them in tests that could not run in the previous round.</summary>
    Unmasked,

    /// <summary>An error came that the previous round could have shown: a regression.</summary>
    New,
}
