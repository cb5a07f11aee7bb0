using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.Programs;
using Main2Main.Secrecy;

namespace Main2Main.Workspace;

/// <summary>What the stages of one invocation work with: what was asked, the two repositories, the workspace and its journal.</summary>
public sealed class SyncSession
{
    /// <summary>Opens the session. Nothing is read or written yet.</summary>
    /// <param name="settings">What was asked; upstream and downstream are named.</param>
    /// <param name="log">Where decisions are narrated.</param>
    /// <param name="interruption">Ends what the session has started when somebody interrupts the program.</param>
    /// <exception cref="Main2MainException">The upstream or the downstream is not named.</exception>
    public SyncSession(SyncSettings settings, IRunLog log, CancellationToken interruption = default)
    {
        Settings = settings;
        Log = log;
        Interruption = interruption;
        Workspace = new WorkspaceFolder(settings.Workspace);
        Upstream = new GitRepository(RealPath.Of(Require(settings.Upstream, "upstream")), log, interruption);
        Downstream = new GitRepository(RealPath.Of(Require(settings.Downstream, "downstream")), log, interruption);
        Tree = OpenTree();
        Journal = new RunJournal(Workspace, Upstream.Path, Downstream.Path);
        SecretDoor.Learn(
            settings.Secrets.ToRules(),
            settings.Suites.SelectMany(suite => suite.Environment.Concat(suite.EnvironmentDefaults)),
            new[] { settings.Upstream, settings.Downstream, settings.Workspace, Upstream.Path, Downstream.Path }.OfType<string>());
        Withheld = new WithheldVariables(settings, log);
    }

    private SyncSession(SyncSession other)
    {
        (Settings, Log, Workspace, Journal) = (other.Settings, other.Log, other.Workspace, other.Journal);
        (Upstream, Downstream) = (other.Upstream.Uninterrupted(), other.Downstream.Uninterrupted());
        Tree = OpenTree();
        Withheld = other.Withheld;
    }

    /// <summary>What was asked.</summary>
    public SyncSettings Settings { get; }

    /// <summary>Where decisions are narrated.</summary>
    public IRunLog Log { get; }

    /// <summary>Cancelled when somebody interrupts the program: what runs is ended, and the journal says where to go on.</summary>
    public CancellationToken Interruption { get; }

    /// <summary>The folder of all intermediate files.</summary>
    public WorkspaceFolder Workspace { get; }

    /// <summary>The upstream checkout: moved, never modified.</summary>
    public GitRepository Upstream { get; }

    /// <summary>The downstream checkout: the only thing that is modified.</summary>
    public GitRepository Downstream { get; }

    /// <summary>The downstream's working tree.</summary>
    public WorkingTree Tree { get; }

    /// <summary>What was learnt.</summary>
    public RunJournal Journal { get; }

    /// <summary>The release that the downstream also supports: as it was asked for, else as the run has found it; null when there is none.</summary>
    internal string? ReleaseTag => Settings.ReleaseTag ?? Journal.Current?.CompatTag;

    /// <summary>The variables that programs do without which run code of others.</summary>
    internal WithheldVariables Withheld { get; }

    /// <summary>The same session for what is to be done after an interruption too: putting back, and telling how it ended.</summary>
    /// <returns>A session with the same journal that nobody interrupts.</returns>
    public SyncSession Uninterrupted() => new(this);

    /// <summary>Text with the folders in the place of <c>{upstream}</c>, <c>{downstream}</c> and <c>{workspace}</c>.</summary>
    /// <param name="text">A command's word or a variable's value.</param>
    /// <param name="extra">Further names with their values.</param>
    /// <returns>The filled text.</returns>
    public string Fill(string text, params IReadOnlyList<(string Name, string Value)> extra) =>
        Placeholders.Fill(text, Upstream.Path, Downstream.Path, Workspace.Root, extra);

    private WorkingTree OpenTree() =>
        new(Downstream, Workspace.Scratch, new KeptTrees(Downstream, ProcessMark.OfWorkspace(Settings.Workspace).Value), () => PreparedFiles.Read(Workspace));

    private static string Require(string? path, string role) => path ?? throw new Main2MainException(
        FailureKind.Usage,
        $"the {role} checkout is not named.",
        $"name it with --{role}=<folder>, MAIN2MAIN_{role.ToUpperInvariant()} or the key '{role}' in main2main.json.");
}
