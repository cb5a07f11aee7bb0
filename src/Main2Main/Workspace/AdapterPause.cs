namespace Main2Main.Workspace;

/// <summary>A step that waits for a person's edit.</summary>
/// <param name="Round">0 for the adapt phase; M for the fix after CI round M.</param>
/// <param name="Adapter">The adapter that paused it.</param>
/// <param name="Adapters">All adapters of the run, joined by commas.</param>
/// <param name="Position">Which of them paused it, from 0; those after it go on.</param>
/// <param name="SecondTry">Whether the pre-CI checks had found something.</param>
/// <param name="Before">The downstream's tree (git object id) before the person's edit.</param>
/// <param name="Request">The page that says what is to be done.</param>
public sealed record AdapterPause(int Round, string Adapter, string Adapters, int Position, bool SecondTry, string Before, string Request);
