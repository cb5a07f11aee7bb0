using Main2Main.Configuration;

namespace Main2Main.Adaptation;

/// <summary><c>--adapter=manual</c>: a person edits. The run stops with the tree as it is and goes on when it is started again.</summary>
internal sealed class ManualAdapter : IAdapter
{
    public string Name => AdapterNames.Manual;

    public Task<AdapterReply> AdaptAsync(AdaptationRequest request) => Task.FromResult(new AdapterReply(Succeeded: true, "the run waits for your edit") { Pauses = true });
}
