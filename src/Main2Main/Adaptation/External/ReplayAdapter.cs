using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Secrecy;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.External;

/// <summary><c>--adapter=replay</c>: applies what an earlier run, or somebody else, recorded for the same step.</summary>
/// <param name="folder">An earlier workspace, or a folder of patches.</param>
/// <param name="session">The session.</param>
internal sealed class ReplayAdapter(string folder, SyncSession session) : IAdapter
{
    public string Name => AdapterNames.Replay;

    public async Task<AdapterReply> AdaptAsync(AdaptationRequest request)
    {
        if (RecordedEdit.Find(folder, request) is not { } patch)
        {
            return new AdapterReply(Succeeded: true, $"'{folder}' holds no edit of {request.StepId}, {request.StartCommit[..10]}..{request.EndCommit[..10]}{(request.Round == 0 ? string.Empty : $", for round {request.Round}")}");
        }

        if (new FileInfo(patch).Length == 0)
        {
            return new AdapterReply(Succeeded: true, $"'{patch}' is empty: nothing was edited");
        }

        if (MaskedPatch.Is(patch))
        {
            return new AdapterReply(Succeeded: false, $"'{patch}' is not applied: secrets that it adds are masked in it, so that it is not the edit that was made");
        }

        // git takes a patch whole or not at all.
        var applied = await session.Downstream.TryAsync(new GitCall("apply", "--whitespace=nowarn", patch));
        return applied.Succeeded
            ? new AdapterReply(Succeeded: true, $"'{patch}' is applied")
            : new AdapterReply(Succeeded: false, $"'{patch}' does not fit: {applied.Error.Trim().ReplaceLineEndings("; ")}");
    }
}
