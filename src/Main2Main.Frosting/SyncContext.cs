using System.Collections;
using Cake.Core;
using Cake.Frosting;
using Main2Main.Cadence;
using Main2Main.Configuration;
using Main2Main.Fleets;
using Main2Main.Frosting.CiSystems;
using Main2Main.Leftovers;
using Main2Main.Programs;
using Main2Main.Publishing;
using Main2Main.Reporting;
using Main2Main.Sample;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>The context of the tasks. Everything is read when it is first needed, so that listings need no repositories.</summary>
public class SyncContext : FrostingContext, ISyncContext, IDisposable
{
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly CakeRunLog runLog;
    private readonly LiveBlock block = LiveBlock.Shared;
    private readonly Interruption interruption;
    private SyncSettings? settings;
    private SyncSession? session;
    private WorkspaceLock? claim;
    private RepositoryHold? hold;
    private LivePage? page;
    private bool isEnded;

    /// <summary>Creates the context.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="outcome">How the invocation ends.</param>
    /// <param name="interruption">Who interrupts it.</param>
    public SyncContext(ICakeContext context, InvocationOutcome outcome, Interruption interruption)
        : base(context)
    {
        Outcome = outcome;
        this.interruption = interruption;
        runLog = new CakeRunLog(context.Log);
    }

    /// <inheritdoc />
    public InvocationOutcome Outcome { get; }

    /// <inheritdoc />
    public SyncSettings Settings => settings ??= SettingsLoader.Load(Request);

    /// <inheritdoc />
    public LogRequest LogRequest => LogRequestLoader.Load(Request);

    /// <inheritdoc />
    public InitRequest InitRequest => InitRequestLoader.Load(Request);

    /// <inheritdoc />
    public string? OutFile => Main2Main.Configuration.OutFile.Of(Request);

    /// <inheritdoc />
    public string? HelpFor => HelpSubject.Of(Request);

    /// <inheritdoc />
    public string? Heads => HeadPattern.Of(Request);

    /// <inheritdoc />
    public FleetStage? Fleet => FleetLoader.Load(Request) is { } fleet ? new FleetStage(fleet, runLog, ContinueCommand.Start, interruption.Token) : null;

    /// <inheritdoc />
    public string? Format(string target, params IReadOnlyList<string> known) => ReportFormat.Of(Request, target, known);

    /// <inheritdoc />
    public bool Fix => FixSwitch.Of(Request);

    /// <inheritdoc />
    public string Since => SinceRevision.Of(Request);

    /// <inheritdoc />
    public string? SinceOrNone => SinceRevision.OrNone(Request);

    /// <inheritdoc />
    public BisectEnds BisectEnds => BisectEnds.Of(Request);

    /// <inheritdoc />
    public SyncSession Session => session ??= new SyncSession(Settings, runLog, interruption.Token);

    /// <inheritdoc />
    public IRoundDisplay Display => block;

    private SettingsRequest Request => new()
    {
        Options = Arguments.GetArguments().ToDictionary(
            pair => pair.Key, IReadOnlyList<string?> (pair) => [.. pair.Value], StringComparer.OrdinalIgnoreCase),
        Environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? string.Empty, StringComparer.Ordinal),
        WorkingDirectory = Environment.WorkingDirectory.FullPath,
        IsInteractive = !Console.IsInputRedirected && !Console.IsOutputRedirected,
    };

    /// <inheritdoc />
    public void Show(Activity activity)
    {
        (page ??= new LivePage(Session)).Show(activity);
        block.Begin(new StandingLine(Session, activity).Text);
    }

    /// <inheritdoc />
    public async Task ClaimAsync()
    {
        if (claim is not null)
        {
            return;
        }

        claim = WorkspaceLock.Acquire(new WorkspaceFolder(Settings.Workspace));
        interruption.AtOnce = () =>
        {
            Outcome.Failure ??= new Main2MainException(
                FailureKind.Usage,
                "the run was ended at once by a second signal; what it had started is ended.",
                "run the same command again: it goes on where this one was.");
            End(LastPatience);
        };
        await new Remains(Session).ClearAsync();
        ProcessMark.OfWorkspace(Settings.Workspace).HandDown();
        if (Settings.Sample)
        {
            await SampleRepositories.CreateAsync(Path.Combine(Settings.Workspace, "sample"), runLog);
        }
    }

    /// <inheritdoc />
    public async Task HoldAsync() => hold ??= await RepositoryHold.TakeAsync(Session);

    /// <summary>Gives the workspace back.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the workspace back.</summary>
    /// <param name="disposing">Whether managed resources are to be released.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            TellChanges();
            End(Timeout.InfiniteTimeSpan);
            hold?.Dispose();
            claim?.Dispose();
        }
    }

    /// <summary>Whoever is to know hears of what this run changed, in whatever way it ended.</summary>
    private void TellChanges()
    {
        if (claim is null || isEnded || !this.IsTarget(nameof(Sync)))
        {
            return;
        }

        try
        {
            new ChangeWatch(Session.Uninterrupted()).RunAsync().GetAwaiter().GetResult();
        }
        catch (Main2MainException exception)
        {
            runLog.Warning($"Whether anything changed could not be told: {exception.Message}");
        }
    }

    /// <summary>The page belongs to the run: it is written before another process may claim the workspace.</summary>
    private void End(TimeSpan patience)
    {
        lock (gate)
        {
            if (!isEnded)
            {
                isEnded = true;
                block.End();
                _ = page?.DisposeAsync().AsTask().Wait(patience, CancellationToken.None);
                Conclude();
            }
        }
    }

    /// <summary>Whatever ended the invocation, the job that started it finds out how.</summary>
    private void Conclude()
    {
        if (page is null && (claim is null || Outcome.Failure is null))
        {
            return;
        }

        try
        {
            this.SetOutputs(new FinalStatusFile(Session).Write(Outcome.Failure));
        }
        catch (Main2MainException exception)
        {
            runLog.Warning($"How the run ended could not be told: {exception.Message}");
        }
    }
}
