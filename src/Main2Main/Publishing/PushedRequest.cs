using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.Json;
using Main2Main.Reporting;
using Main2Main.Templates;

namespace Main2Main.Publishing;

/// <summary>A proposal that the push alone makes: a merge request of GitLab, a change of Gerrit, or a branch that a person takes on from there.</summary>
/// <param name="session">The session.</param>
/// <param name="remote">The remote.</param>
/// <param name="file">Where it is written down.</param>
/// <param name="run">The run.</param>
internal sealed partial class PushedRequest(Workspace.SyncSession session, PublishRemote remote, PublicationFile file, PublishedRun run)
{
    // git hands an option over in one packet of its protocol.
    private const int LongestOption = 60_000;

    /// <summary>What GitLab is told along with a push: to open the branch's merge request, or to bring the open one up to date.</summary>
    /// <param name="publication">What is proposed.</param>
    /// <returns>The options, each in one line as git wants them.</returns>
    public IReadOnlyList<string> Options(Publication publication) =>
    [
        "merge_request.create", $"merge_request.target={publication.Base}", $"merge_request.title={publication.Title}", $"merge_request.description={Description()}",
        .. publication.Draft ? ["merge_request.draft"] : (string[])[],
        .. publication.Labels.Select(label => $"merge_request.label={label}"),
        .. file.LabelsSetBefore.Except(publication.Labels, StringComparer.OrdinalIgnoreCase).Select(label => $"merge_request.unlabel={label}"),
    ];

    /// <summary>Pushes what the base lacks as one change for review.</summary>
    /// <param name="publication">What is proposed.</param>
    /// <param name="look">What the remote said.</param>
    /// <param name="proposed">The commits that the base lacks, oldest first.</param>
    /// <returns>What stands now.</returns>
    /// <exception cref="Main2MainException">The remote refuses.</exception>
    public async Task<PublishResult> ReviewAsync(Publication publication, RemoteLook look, IReadOnlyList<ProposedCommit> proposed)
    {
        var parent = await session.Downstream.RunAsync("looking where the run left the base", "merge-base", look.BaseTip, run.Head);
        var change = await new SquashedRun(session, run.State, proposed) { Parent = parent.Trim(), ChangeId = await ChangeIdAsync(look.BaseTip) }.MakeAsync();
        var tags = publication.Labels.Select(label => $"hashtag={Uri.EscapeDataString(label)}");
        var reference = $"refs/for/{publication.Base}%{string.Join(',', [$"topic={Uri.EscapeDataString(publication.Branch)}", publication.Draft ? "wip" : "ready", .. tags])}";
        _ = file.Save(publication);
        var said = await remote.PushForReviewAsync(change.Sha, reference);
        session.Log.Information(said is null
            ? $"Gerrit holds {change.Sha[..10]} already."
            : $"Pushed {change.Sha[..10]} to {remote.Name} for review, into '{publication.Base}', topic '{publication.Branch}'.");
        return End(publication with { Commits = 1, Phase = PublicationPhase.Pushed, PushedHead = change.Sha }, said ?? string.Empty);
    }

    /// <summary>Gerrit knows a change by it: the same until the pin has moved in what it is merged into.</summary>
    private async Task<string> ChangeIdAsync(string tip)
    {
        var pin = await new PinReader(session.Downstream, new CommitFiles(session.Downstream, tip)).ReadPinAsync(session.Settings);
        var text = $"{session.Settings.Publish.Branch}\n{pin.Chosen?.Text ?? run.State.BaseCommit}";
        return $"I{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40]}";
    }

    /// <summary>Says where the proposal stands.</summary>
    /// <param name="publication">What was pushed.</param>
    /// <param name="said">What the remote said of it.</param>
    /// <returns>What stands now.</returns>
    public PublishResult End(Publication publication, string said)
    {
        if (session.Settings.Publish.Forge == PublishSettings.None)
        {
            session.Log.Information($"The text of the proposal: {session.Workspace.PullRequestPage}");
            return new PublishResult(file.Save(publication with { Status = PublicationStatus.Pushed, Phase = PublicationPhase.Done }));
        }

        var address = Address().Matches(said).LastOrDefault();
        session.Log.Information(address is null ? "The remote told no address of a request." : $"The request: {address.Value}");
        return new PublishResult(file.Save(publication with
        {
            Status = PublicationStatus.Published,
            Phase = PublicationPhase.Done,
            PrNumber = address is null ? publication.PrNumber : int.Parse(address.Groups["number"].ValueSpan, CultureInfo.InvariantCulture),
            PrUrl = address?.Value ?? publication.PrUrl,
        }));
    }

    private string Description()
    {
        var report = ArtifactFile.TryRead(run.Files.FinalSummary, ReportingJson.Readable.FinalReport);
        var text = new Workspace.MachinePaths(session)
            .Hide(ReportTemplates.Render("merge-request.sbn", new { report, box = Reporting.Proof.VerdictBox.Of(report), state = run.State }));
        var line = string.Join("<br>", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length > LongestOption ? line[..LongestOption] : line;
    }

    [GeneratedRegex(@"https?://\S+/(-/merge_requests|\+)/(?<number>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
