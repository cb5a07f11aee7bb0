using Main2Main.Adaptation.Codemod.Copies;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>One edit that a planner has decided on.</summary>
/// <param name="Kind">What it is: a word of the result.</param>
/// <param name="Line">The line in the file as it was.</param>
/// <param name="Change">The upstream's change that it answers.</param>
/// <param name="Usage">How the downstream depends on that.</param>
/// <param name="Summary">The edit in one sentence.</param>
internal sealed record PlannedEdit(string Kind, int Line, ContractChange Change, ImpactUsage Usage, string Summary)
{
    /// <summary>How it takes effect.</summary>
    public EditForm Form { get; init; } = EditForm.Plain;

    /// <summary>Whether it asks the guard function.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Edits of one group are made together or not at all, in however many files; null for one that stands alone.</summary>
    public object? Group { get; init; }

    /// <summary>What is made or left as a whole: the same object for all of its places.</summary>
    public object Unit => Group ?? this;

    /// <summary>The replacements as the main lane wants them.</summary>
    public IReadOnlyList<TextEdit> Texts { get; init; } = [];

    /// <summary>For what is taken over from an original the statements of both; null for any other edit.</summary>
    public CopiedPiece? Piece { get; init; }

    /// <summary>For <see cref="EditForm.ImportBlock"/> the import of the release lane, one line.</summary>
    public string? OldImport { get; init; }

    /// <summary>For <see cref="EditForm.ImportBlock"/> the import of the main lane, one line.</summary>
    public string? NewImport { get; init; }
}
