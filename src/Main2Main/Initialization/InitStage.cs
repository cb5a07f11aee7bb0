using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Files;
using Main2Main.Git;

namespace Main2Main.Initialization;

/// <summary>The task Init: writes a first main2main.json for a downstream that no profile fits. It asks nothing and says what it is unsure of.</summary>
/// <param name="request">What is asked.</param>
/// <param name="log">Where git's commands are traced.</param>
public sealed class InitStage(InitRequest request, IRunLog log)
{
    private const string RequirementFolder = "requirements/";

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] RequirementFiles = ["pyproject.toml", "setup.py", "setup.cfg", "requirements.txt"];

    private readonly Doubts doubts = new();
    private readonly GitRepository upstream = new(RealPath.Of(request.Upstream), log);
    private readonly GitRepository downstream = new(RealPath.Of(request.Downstream), log);

    /// <summary>Looks at both repositories and writes the file.</summary>
    /// <returns>What was written.</returns>
    /// <exception cref="Main2MainException">The file exists, a profile fits, or a repository has no Python package.</exception>
    public async Task<InitReport> RunAsync()
    {
        RefuseNeedless();
        await RepositoryChecks.RequireWorkTreeAsync(downstream, "downstream");
        _ = await upstream.RequireAsync("upstream", "HEAD", OptionNames.Upstream);
        var text = await ComposeAsync();
        AtomicFile.WriteText(request.File, text);
        return new InitReport(request.File, text, doubts.All);
    }

    private void RefuseNeedless()
    {
        if (File.Exists(request.File))
        {
            throw new Main2MainException(
                FailureKind.Usage, $"'{request.File}' exists already, and it is never overwritten.",
                $"edit it, or name another file with --{OptionNames.Out}=FILE.");
        }

        if (request.FittingProfile is { } profile)
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"the built-in profile '{profile}' fits the downstream '{request.Downstream}': it needs no main2main.json.",
                $"look with --target=Doctor; --{OptionNames.Out}=FILE writes a file all the same.");
        }
    }

    private async Task<string> ComposeAsync()
    {
        var files = new WorkTreeFiles(downstream);
        var source = new CommitFiles(upstream, "HEAD");
        var finder = new PackageFinder(doubts);
        var above = await finder.FindAsync(source, "upstream", upstream.Path);
        var below = await finder.FindAsync(files, "downstream", downstream.Path);
        var settings = new JsonObject
        {
            ["profile"] = Profile.None,
            ["layout"] = new JsonObject
            {
                ["upstreamPackage"] = above.Path,
                ["downstreamPackage"] = below.Path,
                ["requirements"] = new JsonArray([.. (await RequirementsAsync(source)).Select(path => (JsonNode)path)]),
            },
        };
        await AddPinAsync(settings, files, above);
        settings["suites"] = new JsonArray(new JsonObject
        {
            ["name"] = "tests",
            ["command"] = new JsonArray([.. (await new SuiteFinder(doubts).FindAsync(files, below)).Select(word => (JsonNode)word)]),
            ["environment"] = new JsonObject { ["PYTHONPATH"] = $"{{upstream}}{above.Root}{Path.PathSeparator}{{downstream}}{below.Root}" },
        });
        if (await new GuardFinder(downstream, doubts).FindAsync(below) is var (function, module))
        {
            settings["versionGuard"] = new JsonObject { ["function"] = function, ["module"] = module };
        }

        return Header() + settings.ToJsonString(Readable) + "\n";
    }

    private async Task AddPinAsync(JsonObject settings, WorkTreeFiles files, FoundPackage above)
    {
        var commits = await new CommitPlaces(upstream, downstream, doubts).FindAsync();
        var versions = commits.Count > 0 ? [] : await new VersionPlaces(upstream, files, doubts).FindAsync(above);
        IReadOnlyList<PinSource> sources = [.. commits, .. versions];
        if (sources.Count == 0)
        {
            doubts.Add(
                "pin",
                $"nothing in the downstream looks like a pin: neither a commit of the upstream nor a version of {above.Distribution}. " +
                "Record the verified commit in a file, and name file and pattern here");
            return;
        }

        settings["pin"] = new JsonArray([.. sources.Select(JsonNode (source) => Describe(source))]);
    }

    private static JsonObject Describe(PinSource source)
    {
        var place = new JsonObject { ["file"] = source.File, ["pattern"] = source.Pattern };
        foreach (var (key, value) in new[] { ("ref", source.Ref), ("tag", source.Tag) })
        {
            if (value is not null)
            {
                place[key] = value;
            }
        }

        return place;
    }

    private static async Task<IReadOnlyList<string>> RequirementsAsync(CommitFiles source)
    {
        var held = await source.HeldAsync([.. RequirementFiles, RequirementFolder]);
        return [.. RequirementFiles.Where(held.Contains), .. held.Contains(RequirementFolder) ? (string[])[RequirementFolder + "*"] : []];
    }

    private string Header() => string.Concat(
        doubts.All.Prepend("A first configuration, written by --target=Init. Look at what it is unsure of, then run --target=Doctor.")
            .Select(line => $"// {line.ReplaceLineEndings(" ")}\n"));
}

/// <summary>What Init wrote.</summary>
/// <param name="File">The file.</param>
/// <param name="Text">Its text.</param>
/// <param name="Doubts">What it is unsure of: the key and why.</param>
public sealed record InitReport(string File, string Text, IReadOnlyList<string> Doubts);
