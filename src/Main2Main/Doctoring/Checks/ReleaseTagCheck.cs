using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Doctoring.Checks;

/// <summary>The release tag that the downstream goes by, in the upstream: without it nothing is checked against the release.</summary>
/// <param name="session">The session.</param>
internal sealed class ReleaseTagCheck(SyncSession session) : ICheck
{
    /// <inheritdoc/>
    public string Name => "release tag";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync()
    {
        var settings = session.Settings;
        var tag = settings.ReleaseTag ?? (await new PinReader(session.Downstream, DownstreamFiles.Of(settings)).ReadReleaseAsync(settings)).Chosen?.Revision;
        if (tag is null)
        {
            return new HealthFinding(Name, Ok: true, "none: there is no release lane", string.Empty);
        }

        return await session.Upstream.ResolveAsync(tag) is { } commit
            ? new HealthFinding(Name, Ok: true, $"{tag}, {commit[..10]} of the upstream", string.Empty)
            : throw new Main2MainException(
                FailureKind.Repository,
                $"the upstream does not hold {tag}: nothing would be checked against the release.",
                $"{await MissingTag.FetchAsync(session.Upstream, tag)}; or go without a release lane: \"lanes\": \"{SyncSettings.MainLane}\" in {SettingsFile.Name}.");
    }
}
