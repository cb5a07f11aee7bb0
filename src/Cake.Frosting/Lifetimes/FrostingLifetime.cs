using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs once before the first and once after the last task. For hosts without a context of their own.</summary>
public abstract class FrostingLifetime : FrostingLifetime<ICakeContext>;

/// <summary>Runs once before the first and once after the last task.</summary>
/// <typeparam name="TContext">The context that it expects.</typeparam>
public abstract class FrostingLifetime<TContext> : IFrostingLifetime
    where TContext : ICakeContext
{
    /// <summary>Runs before the first task. When it throws, no task runs.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="info">The target and the tasks that will run.</param>
    public abstract void Setup(TContext context, ISetupContext info);

    /// <summary>Runs after the last task.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="info">How the run went.</param>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        Setup((TContext)context, info);
    }

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        Teardown((TContext)context, info);
    }
}
