using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs after each task, whether it failed or not.</summary>
public interface IFrostingTaskTeardown
{
    /// <summary>Runs after a task.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="info">How the task went.</param>
    void Teardown(ICakeContext context, ITaskTeardownContext info);
}
