using Main2Main.Configuration;

namespace Main2Main.Adaptation;

/// <summary><c>--adapter=none</c>: nobody edits; CI tells whether the step needed it.</summary>
internal sealed class NoAdapter : IAdapter
{
    public string Name => AdapterNames.None;

    public Task<AdapterReply> AdaptAsync(AdaptationRequest request) => Task.FromResult(new AdapterReply(Succeeded: true, "no adapter is configured; nothing is edited"));
}
