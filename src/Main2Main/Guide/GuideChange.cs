using Main2Main.Untrusted;

namespace Main2Main.Guide;

/// <summary>A change of the guide.</summary>
/// <param name="Region">The region.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Path">The path; of a rename the old one.</param>
/// <param name="NewPath">The new path of a rename; else null.</param>
/// <param name="Why">The reason, as it reads after a colon.</param>
public sealed record GuideChange(string Region, GuideChangeKind Kind, string Path, string? NewPath, string Why)
{
    /// <summary>The change as one line.</summary>
    /// <returns>The line.</returns>
    public override string ToString() =>
        $"[{Region}] {Words.Of(Kind)} {GitHubText.Code(Path)}{(NewPath is null ? string.Empty : " to " + GitHubText.Code(NewPath))}: {Why}";
}
