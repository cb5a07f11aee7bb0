namespace Main2Main.Diagnosis.Messages;

/// <summary>What the upstream's diff should show for what an error names.</summary>
internal enum ExpectedChange
{
    /// <summary>It went: lines with it are removed.</summary>
    Gone,

    /// <summary>It came: lines with it are added.</summary>
    Appeared,

    /// <summary>Either.</summary>
    Either,

    /// <summary>An argument that was passed and is not taken: gone when the downstream calls, new when the upstream does.</summary>
    SurplusArgument,

    /// <summary>An argument that was not passed and is required: new when the downstream calls, gone when the upstream does.</summary>
    MissingArgument,
}
