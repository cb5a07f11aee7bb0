using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs before each task.</summary>
public interface IFrostingTaskSetup
{
    /// <summary>Runs before a task. When it throws, the task does not run.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="info">The task that comes next.</param>
    void Setup(ICakeContext context, ITaskSetupContext info);
}
