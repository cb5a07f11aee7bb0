using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs once before the first task. For hosts without a context of their own.</summary>
public abstract class FrostingSetup : FrostingSetup<ICakeContext>;

/// <summary>Runs once before the first task.</summary>
/// <typeparam name="TContext">The context that it expects.</typeparam>
public abstract class FrostingSetup<TContext> : IFrostingSetup
    where TContext : ICakeContext
{
    /// <summary>Runs before the first task. When it throws, no task runs.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="info">The target and the tasks that will run.</param>
    public abstract void Setup(TContext context, ISetupContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        Setup((TContext)context, info);
    }
}
