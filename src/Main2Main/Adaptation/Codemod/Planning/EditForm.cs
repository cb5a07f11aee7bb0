namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>How an edit takes effect.</summary>
internal enum EditForm
{
    /// <summary>The replacements are made where they are.</summary>
    Plain,

    /// <summary>The statement is written twice: as it was for the release, with the replacements for main.</summary>
    TwoStatements,

    /// <summary>The replacements take an import out, and it stands twice in the module's guarded imports.</summary>
    ImportBlock,
}
