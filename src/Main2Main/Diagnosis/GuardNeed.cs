namespace Main2Main.Diagnosis;

/// <summary>Whether the fix has to branch on the version.</summary>
public enum GuardNeed
{
    /// <summary>The release and main differ here.</summary>
    Yes,

    /// <summary>One form serves both.</summary>
    No,

    /// <summary>The two trees do not decide it.</summary>
    Unknown,
}
