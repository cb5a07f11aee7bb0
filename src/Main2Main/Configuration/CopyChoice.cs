namespace Main2Main.Configuration;

/// <summary>What is done with changes of the upstream that merge cleanly into the downstream's copies of its functions.</summary>
public static class CopyChoice
{
    /// <summary>They are offered.</summary>
    public const string Propose = "propose";

    /// <summary>Those are made that a copy needs to go on working; the others are offered.</summary>
    public const string Apply = "apply";
}
