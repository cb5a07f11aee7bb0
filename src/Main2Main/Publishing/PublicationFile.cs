using Main2Main.Json;
using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>Keeps publish.json.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="earlier">What was published to the branch before; null when nothing is known of it.</param>
internal sealed class PublicationFile(WorkspaceFolder workspace, Publication? earlier)
{
    /// <summary>The labels that Publish set before.</summary>
    public IReadOnlyList<string> LabelsSetBefore => earlier?.Labels ?? [];

    /// <summary>Reads what was published to a branch before.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="remote">The remote's name.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="repository">The repository of the pull request.</param>
    /// <returns>The record; null when there is none, or only one of another branch.</returns>
    public static Publication? Read(WorkspaceFolder workspace, string remote, string branch, string repository) =>
        ArtifactFile.TryRead(workspace.Publication, PublishingJson.Readable.Publication) is { } record && record.Remote == remote && record.Branch == branch && record.Repository == repository
            ? record
            : null;

    /// <summary>Writes what stands. Until all is done, the labels of before are kept too, so that whoever goes on knows which to take away.</summary>
    /// <param name="publication">What stands.</param>
    /// <returns>The same.</returns>
    public Publication Save(Publication publication)
    {
        var written = publication.Phase == PublicationPhase.Done
            ? publication
            : publication with { Labels = [.. publication.Labels.Union(LabelsSetBefore, StringComparer.OrdinalIgnoreCase)] };
        ArtifactFile.Write(workspace.Publication, written, PublishingJson.Readable.Publication);
        return publication;
    }
}
