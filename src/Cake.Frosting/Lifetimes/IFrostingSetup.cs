using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs once before the first task.</summary>
public interface IFrostingSetup
{
    /// <summary>Runs before the first task. When it throws, no task runs.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="info">The target and the tasks that will run.</param>
    void Setup(ICakeContext context, ISetupContext info);
}
