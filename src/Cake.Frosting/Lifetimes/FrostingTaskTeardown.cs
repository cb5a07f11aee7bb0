using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs after each task, whether it failed or not. For hosts without a context of their own.</summary>
public abstract class FrostingTaskTeardown : FrostingTaskTeardown<ICakeContext>;

/// <summary>Runs after each task, whether it failed or not.</summary>
/// <typeparam name="TContext">The context that it expects.</typeparam>
public abstract class FrostingTaskTeardown<TContext> : IFrostingTaskTeardown
    where TContext : ICakeContext
{
    /// <summary>Runs after a task.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="info">How the task went.</param>
    public abstract void Teardown(TContext context, ITaskTeardownContext info);

    void IFrostingTaskTeardown.Teardown(ICakeContext context, ITaskTeardownContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        Teardown((TContext)context, info);
    }
}
