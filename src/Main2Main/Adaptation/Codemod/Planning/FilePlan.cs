using Main2Main.Adaptation.Codemod.Guards;
using Main2Main.Conditions;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>What planners decide for one file.</summary>
/// <param name="file">The file.</param>
/// <param name="guard">How the downstream guards.</param>
/// <param name="style">How the file is laid out.</param>
/// <param name="lanes">For which upstream each token runs; null when no guard is configured.</param>
internal sealed class FilePlan(CodeFile file, LaneGuard guard, FileStyle style, LaneMap? lanes)
{
    public CodeFile File => file;

    public LaneGuard Guard => guard;

    /// <summary>How the file is laid out.</summary>
    public FileStyle Style => style;

    public List<PlannedEdit> Edits { get; } = [];

    /// <summary>Edits that are offered, and not made.</summary>
    public List<PlannedEdit> Proposals { get; } = [];

    public List<LeftPlace> Left { get; } = [];

    /// <summary>Leaves a place.</summary>
    public void Leave(int line, ContractChange change, ImpactUsage usage, string why) => Left.Add(new LeftPlace(file.Python.Path, line, change, usage, why));

    /// <summary>Whether a token runs against main: with the release too, or alone.</summary>
    public bool IsForMain(int token) => lanes is null || lanes.Of(token).HasFlag(CodeLanes.Main);

    /// <summary>Whether a token runs against main, and not against the release.</summary>
    public bool IsForMainAlone(int token) => lanes is not null && (lanes.Of(token) & CodeLanes.Both) == CodeLanes.Main;

    /// <summary>Plans replacements within a statement, guarded where the release has the old contract.</summary>
    /// <param name="edit">The edit with its replacements.</param>
    /// <param name="need">Whether the release needs the old code.</param>
    /// <param name="token">A token of the statement.</param>
    public void Add(PlannedEdit edit, GuardNeed need, int token)
    {
        if (need == GuardNeed.Unknown)
        {
            Leave(edit.Line, edit.Change, edit.Usage, "the release tag's sources are not at hand, so that it is not known whether the old code must stay for the release");
        }
        else if (need == GuardNeed.No)
        {
            Edits.Add(edit);
        }
        else if (guard.Complaint is { } complaint)
        {
            Leave(edit.Line, edit.Change, edit.Usage, complaint);
        }
        else if (file.LineOf(token) is not { IsSimple: true })
        {
            Leave(edit.Line, edit.Change, edit.Usage, "the release needs the old code, and this statement cannot be written twice");
        }
        else
        {
            Edits.Add(edit with { Form = EditForm.TwoStatements, IsGuarded = true });
        }
    }
}
