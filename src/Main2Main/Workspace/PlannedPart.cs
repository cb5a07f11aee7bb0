namespace Main2Main.Workspace;

/// <summary>A part of a leap: what would be a step of the playbook's.</summary>
/// <param name="EndCommit">Its last upstream commit.</param>
/// <param name="Named">How many of its commits Impact names as breaking, or as likely to.</param>
/// <param name="Weight">How likely the first commit that breaks something is in it, against the other parts.</param>
public sealed record PlannedPart(string EndCommit, int Named, double Weight);
