namespace Main2Main.Python;

/// <summary>Why a file is not Python source that we can read.</summary>
/// <param name="Line">The line where reading stopped, from 1.</param>
/// <param name="Reason">What was found there, as a clause: <c>a statement ends with ')'</c>.</param>
public sealed record ParseFailure(int Line, string Reason);
