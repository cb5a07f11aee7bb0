namespace Main2Main.Doctoring.Checks;

/// <summary>One thing that Doctor looks at.</summary>
internal interface ICheck
{
    /// <summary>What is looked at, for the line's first column.</summary>
    string Name { get; }

    /// <summary>Looks, and changes nothing.</summary>
    /// <returns>The line.</returns>
    /// <exception cref="Main2MainException">It would stop a run; the message is the line.</exception>
    Task<HealthFinding> LookAsync();
}
