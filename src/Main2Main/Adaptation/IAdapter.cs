namespace Main2Main.Adaptation;

/// <summary>Somebody who edits the downstream for a step: a program, an agent, or nobody.</summary>
public interface IAdapter
{
    /// <summary>The name that <c>--adapter</c> takes.</summary>
    string Name { get; }

    /// <summary>Edits the downstream's working tree. What it may not touch is checked by the caller, whatever it does.</summary>
    /// <param name="request">What is to be adapted; its files are written already.</param>
    /// <returns>What the adapter says of its work.</returns>
    /// <exception cref="Main2MainException">The adapter could not be run.</exception>
    Task<AdapterReply> AdaptAsync(AdaptationRequest request);
}
