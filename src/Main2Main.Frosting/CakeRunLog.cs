using Cake.Core.Diagnostics;

namespace Main2Main.Frosting;

/// <summary>The engine's log as lines of Cake's log. Braces in a line are text, not placeholders.</summary>
/// <param name="log">Cake's log.</param>
internal sealed class CakeRunLog(ICakeLog log) : IRunLog
{
    public void Information(string message) => log.Information("{0}", message);

    public void Verbose(string message) => log.Verbose("{0}", message);

    public void Warning(string message) => log.Warning("{0}", message);
}
