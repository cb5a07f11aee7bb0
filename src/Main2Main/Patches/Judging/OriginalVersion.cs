using Main2Main.Python;

namespace Main2Main.Patches.Judging;

/// <summary>An original as an upstream commit left it.</summary>
/// <param name="Commit">The commit; null for how it was before all that were looked at.</param>
/// <param name="Subject">The commit's subject.</param>
/// <param name="Blob">The file's content.</param>
/// <param name="Body">The original's code; null where it was not there.</param>
internal sealed record OriginalVersion(string? Commit, string Subject, string? Blob, PythonBody? Body);
