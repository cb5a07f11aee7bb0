using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs before and after each task. For hosts without a context of their own.</summary>
public abstract class FrostingTaskLifetime : FrostingTaskLifetime<ICakeContext>;

/// <summary>Runs before and after each task.</summary>
/// <typeparam name="TContext">The context that it expects.</typeparam>
public abstract class FrostingTaskLifetime<TContext> : IFrostingTaskLifetime
    where TContext : ICakeContext
{
    /// <summary>Runs before a task. When it throws, the task does not run.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="info">The task that comes next.</param>
    public abstract void Setup(TContext context, ITaskSetupContext info);

    /// <summary>Runs after a task.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="info">How the task went.</param>
    public abstract void Teardown(TContext context, ITaskTeardownContext info);

    void IFrostingTaskSetup.Setup(ICakeContext context, ITaskSetupContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        Setup((TContext)context, info);
    }

    void IFrostingTaskTeardown.Teardown(ICakeContext context, ITaskTeardownContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        Teardown((TContext)context, info);
    }
}
