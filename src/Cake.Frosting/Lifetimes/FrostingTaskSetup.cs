using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs before each task. For hosts without a context of their own.</summary>
public abstract class FrostingTaskSetup : FrostingTaskSetup<ICakeContext>;

/// <summary>Runs before each task.</summary>
/// <typeparam name="TContext">The context that it expects.</typeparam>
public abstract class FrostingTaskSetup<TContext> : IFrostingTaskSetup
    where TContext : ICakeContext
{
    /// <summary>Runs before a task. When it throws, the task does not run.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="info">The task that comes next.</param>
    public abstract void Setup(TContext context, ITaskSetupContext info);

    void IFrostingTaskSetup.Setup(ICakeContext context, ITaskSetupContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        Setup((TContext)context, info);
    }
}
