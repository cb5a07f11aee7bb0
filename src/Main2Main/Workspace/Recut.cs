namespace Main2Main.Workspace;

/// <summary>A change of the plan, noted before it is made, so that a run that is killed in between makes it all the same.</summary>
/// <param name="Index">The first step that is replaced, from 1.</param>
/// <param name="Count">How many steps are replaced; none of them is committed.</param>
/// <param name="FirstParts">How many of their parts the first step takes in their place; a second one takes the others.</param>
/// <param name="Leap">What the leaps have shown then.</param>
public sealed record Recut(int Index, int Count, int FirstParts, LeapState Leap);
