namespace Main2Main.Verification;

/// <summary>Why a suite was ended.</summary>
public enum SuiteLimit
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>It printed nothing for too long.</summary>
    Silence,

    /// <summary>It ran for too long.</summary>
    Time,
}
