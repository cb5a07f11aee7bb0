using Cake.Frosting;
using Main2Main.Frosting.Serving;
using Main2Main.Serving;

namespace Main2Main.Frosting;

/// <summary>Answers an agent's questions about the pair while it adapts the downstream. Reads alone; the standard output carries the protocol alone.</summary>
[TaskName(nameof(Serve))]
[TaskDescription("Answers an agent's questions about both repositories over the Model Context Protocol (standard input and output); changes nothing.")]
public sealed class Serve : AsyncFrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        var protocol = ProtocolOutput.Current ?? throw new Main2MainException(
            FailureKind.Usage, "the protocol needs the standard output for itself, from the start.",
            "name the target on the command line: --target=Serve, in a host that calls SyncHost.Run.");
        var session = context.Session;
        using var questions = new PairQuestions(context.Settings, session.Log, session.Interruption);
        await new ToolServer(new ToolList(questions), protocol).RunAsync(session.Interruption);
    }
}
