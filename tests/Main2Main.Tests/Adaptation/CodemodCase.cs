using System.Text;
using Main2Main.Adaptation.Codemod;
using Main2Main.Configuration;
using Main2Main.Impact;
using Main2Main.Python;

namespace Main2Main.Tests.Adaptation;

/// <summary>An upstream package <c>host</c> before and after a range and at the release, and one downstream file <c>plugin/a.py</c>.</summary>
internal sealed record CodemodCase
{
    public const string Path = "plugin/a.py";

    private const string Utilities = "def host_version_is(version):\n    return False\n";

    public required IReadOnlyDictionary<string, string> Before { get; init; }

    public required IReadOnlyDictionary<string, string> After { get; init; }

    /// <summary>The upstream at the release; null when the downstream supports none.</summary>
    public IReadOnlyDictionary<string, string>? Release { get; init; }

    public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();

    public string? Module { get; init; } = "plugin.utils";

    public int LineLength { get; init; } = 120;

    public ImpactReport? Report { get; init; }

    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Whether the upstream's own texts are followed, as Suggest does.</summary>
    public bool FollowsUpstream { get; init; }

    /// <summary>Whether copies get what they need.</summary>
    public bool AppliesCopies { get; init; }

    /// <summary>Whether stubs are offered, as Suggest does.</summary>
    public bool OffersStubs { get; init; }

    public Func<string, bool> IsProtected { get; init; } = _ => false;

    public static IReadOnlyDictionary<string, string> Host(params (string Name, string Text)[] files) =>
        files.ToDictionary(file => $"host/{file.Name}.py", file => file.Text).Append(KeyValuePair.Create("host/__init__.py", string.Empty)).ToDictionary();

    /// <summary>The file as the codemod leaves it. It must parse, and a second run must change nothing.</summary>
    public string Edit(string text) => Encoding.UTF8.GetString(Edit(Encoding.UTF8.GetBytes(text)));

    public byte[] Edit(byte[] content)
    {
        var edited = Run(content).Contents.GetValueOrDefault(Path, content);
        Assert.That(PythonParser.Parse(edited).Failure, Is.Null, Encoding.UTF8.GetString(edited));
        Assert.That(Run(edited).Contents.Values.Select(Encoding.UTF8.GetString), Is.Empty, "a second run has nothing to do");
        return edited;
    }

    public CodemodOutcome Run(string text) => Run(Encoding.UTF8.GetBytes(text));

    public CodemodOutcome Run(byte[] content)
    {
        var sources = new Dictionary<string, string>(Others) { [Path] = Encoding.UTF8.GetString(content), ["plugin/__init__.py"] = string.Empty };
        _ = sources.TryAdd("plugin/utils.py", Utilities);
        return new CodemodRun(new CodemodInput
        {
            Older = PythonTree.Of(Before),
            Newer = PythonTree.Of(After),
            Release = Release is null ? null : PythonTree.Of(Release),
            Downstream = PythonTree.Of(sources),
            Content = path => path == Path ? content : Encoding.UTF8.GetBytes(sources[path]),
            ReleaseTag = Release is null ? null : "v1.2.0",
            Guard = Module is null ? null : new VersionGuardSettings { Function = "host_version_is", Module = Module },
            LineLength = LineLength,
            Report = Report,
            Errors = Errors,
            IsProtected = IsProtected,
            AppliesCopies = AppliesCopies,
            OffersStubs = OffersStubs,

            // The trees of sources in memory have the text of a file for its id.
            Upstream = FollowsUpstream ? file => Encoding.UTF8.GetBytes(file.BlobId) : null,
        }).Run();
    }
}
