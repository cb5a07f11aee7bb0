using Main2Main.Json;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.External;

/// <summary>Finds the recorded edit of a step.</summary>
internal static class RecordedEdit
{
    /// <summary>
    /// Finds the patch. In a workspace the step is the one with the same upstream range, whatever its number; what CI verified there comes
    /// whole in the adapt phase. In any other folder it is <c>step-N.patch</c>, and <c>step-N-fix-M.patch</c> after round M.
    /// </summary>
    /// <param name="folder">The workspace or folder.</param>
    /// <param name="request">The step and round.</param>
    /// <returns>The patch; null when there is none.</returns>
    /// <exception cref="Main2MainException">The workspace's plan is corrupt.</exception>
    public static string? Find(string folder, AdaptationRequest request)
    {
        var workspace = new WorkspaceFolder(folder);
        return ArtifactFile.TryRead(workspace.Plan, WorkspaceJson.Readable.StepPlan) is { } plan
            ? plan.Steps.FirstOrDefault(step => step.StartCommit == request.StartCommit && step.EndCommit == request.EndCommit) is { } step
                ? OfStep(workspace.Step(step.Id), request.Round)
                : null
            : Existing(Path.Combine(folder, request.Round == 0 ? $"{request.StepId}.patch" : $"{request.StepId}-fix-{request.Round}.patch"));
    }

    private static string? OfStep(StepFolder step, int round) => Existing(step.VerifiedPatch) is { } verified
        ? round == 0 ? verified : null
        : Existing(round == 0 ? step.AdaptedPatch : step.FixPatch(round));

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
