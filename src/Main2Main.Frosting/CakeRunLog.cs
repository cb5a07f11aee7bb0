using Cake.Core.Diagnostics;

namespace Main2Main.Frosting;

/// <summary>The engine's log as lines of Cake's log. Braces in a line are text, not placeholders.</summary>
/// <param name="log">Cake's log.</param>
/// <param name="block">What is shown below the log's lines.</param>
internal sealed class CakeRunLog(ICakeLog log, LiveBlock block) : IRunLog
{
    public void Information(string message) => block.Above(() => log.Information("{0}", message));

    public void Verbose(string message) => block.Above(() => log.Verbose("{0}", message));

    public void Warning(string message) => block.Above(() => log.Warning("{0}", message));
}
