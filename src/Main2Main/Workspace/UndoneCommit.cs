namespace Main2Main.Workspace;

/// <summary>A commit of the range about which the upstream changed its mind.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="By">The later commit that undoes it.</param>
/// <param name="BySubject">Its subject.</param>
/// <param name="How"><c>reverted</c>, or <c>fixed</c>.</param>
/// <param name="Within">Whether the later commit is in the range too; else it lies behind the target.</param>
public sealed record UndoneCommit(string Commit, string Subject, string By, string BySubject, string How, bool Within);
