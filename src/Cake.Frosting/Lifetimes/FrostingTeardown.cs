using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs once after the last task, whether the run failed or not. For hosts without a context of their own.</summary>
public abstract class FrostingTeardown : FrostingTeardown<ICakeContext>;

/// <summary>Runs once after the last task, whether the run failed or not.</summary>
/// <typeparam name="TContext">The context that it expects.</typeparam>
public abstract class FrostingTeardown<TContext> : IFrostingTeardown
    where TContext : ICakeContext
{
    /// <summary>Runs after the last task.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="info">How the run went.</param>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        Teardown((TContext)context, info);
    }
}
