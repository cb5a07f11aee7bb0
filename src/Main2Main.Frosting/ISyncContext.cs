using Cake.Frosting;
using Main2Main.Configuration;
using Main2Main.Fleets;
using Main2Main.Reporting;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>What the tasks see. A host of your own implements it, or derives its context from <see cref="SyncContext"/>.</summary>
public interface ISyncContext : IFrostingContext
{
    /// <summary>What was asked: command line, environment, main2main.json and profile, merged.</summary>
    /// <exception cref="Main2MainException">One of them is wrong.</exception>
    SyncSettings Settings { get; }

    /// <summary>What is asked of the summary of a log; needs neither repositories nor a run.</summary>
    /// <exception cref="Main2MainException">No log is named, or a configuration that is named is wrong.</exception>
    LogRequest LogRequest { get; }

    /// <summary>What is asked of Init.</summary>
    /// <exception cref="Main2MainException">A repository is not named or not there.</exception>
    InitRequest InitRequest { get; }

    /// <summary>The file that <c>--out</c> names; null when it names none.</summary>
    string? OutFile { get; }

    /// <summary>What <c>--for</c> names; null when it is not given.</summary>
    string? HelpFor { get; }

    /// <summary>The form that <c>--format</c> asks for.</summary>
    /// <param name="target">The target, for messages.</param>
    /// <param name="known">The forms that it has.</param>
    /// <returns>One of them; null for tables.</returns>
    /// <exception cref="Main2MainException">The target has no such form.</exception>
    string? Format(string target, params IReadOnlyList<string> known);

    /// <summary>The pattern that <c>--heads</c> gives; null when it is not given.</summary>
    string? Heads { get; }

    /// <summary>Impact over the downstreams that <c>--fleet</c> lists; null when it is not given.</summary>
    /// <exception cref="Main2MainException">The list is wrong.</exception>
    FleetStage? Fleet { get; }

    /// <summary>Whether <c>--fix</c> is given.</summary>
    bool Fix { get; }

    /// <summary>The downstream revision that <c>--since</c> names.</summary>
    /// <exception cref="Main2MainException">It names none.</exception>
    string Since { get; }

    /// <summary>The downstream revision or the day that <c>--since</c> names; null when it names none.</summary>
    string? SinceOrNone { get; }

    /// <summary>The two upstream revisions that <c>--good</c> and <c>--bad</c> name; both or neither.</summary>
    /// <exception cref="Main2MainException">One is named without the other.</exception>
    BisectEnds BisectEnds { get; }

    /// <summary>The two repositories, the workspace and what was learnt.</summary>
    /// <exception cref="Main2MainException">A repository is not named.</exception>
    SyncSession Session { get; }

    /// <summary>Shows running suites.</summary>
    IRoundDisplay Display { get; }

    /// <summary>Shows on the run's page what is being done.</summary>
    /// <param name="activity">The task.</param>
    void Show(Activity activity);

    /// <summary>How the invocation ends; the host turns it into the exit code.</summary>
    InvocationOutcome Outcome { get; }

    /// <summary>Claims the workspace for this process and, for the sample, makes its repositories. Tasks that write call it first.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">Another process holds the workspace.</exception>
    Task ClaimAsync();

    /// <summary>Claims both repositories until the invocation ends. Tasks that move or edit one call it, so that nobody comes between two of them.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">Another run holds one of them.</exception>
    Task HoldAsync();
}
