using Main2Main.Json;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Adaptation;

/// <summary>What a person is told when the run waits for an edit.</summary>
public static class PauseNotice
{
    /// <summary>Tells where to edit, what to look at and how to go on.</summary>
    /// <param name="pause">The pause.</param>
    /// <param name="command">The command that goes on.</param>
    /// <returns>The text.</returns>
    /// <exception cref="Main2MainException">The request of the pause is gone.</exception>
    public static string Of(AdapterPause pause, string command)
    {
        var file = Path.ChangeExtension(pause.Request, ".json");
        var request = ArtifactFile.TryRead(file, AdaptationJson.Readable.AdaptationRequest) ?? throw new Main2MainException(
            FailureKind.Repository, $"'{file}', which says what the run waits for, is gone.", "restore it, or begin anew with --restart.");
        return ReportTemplates.RenderWords("paused.sbn", new { request, command });
    }
}
