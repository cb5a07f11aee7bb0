using Cake.Core;

namespace Main2Main.Frosting;

/// <summary>Runs tasks as Cake does, without the setup and teardown, which belong to the outer run.</summary>
/// <param name="inner">Cake's own strategy.</param>
internal sealed class InnerExecutionStrategy(IExecutionStrategy inner) : DelegatingExecutionStrategy(inner)
{
    public override void PerformSetup(Action<ISetupContext> action, ISetupContext context)
    {
        // The outer run's setup holds for its inner ones.
    }

    public override void PerformTeardown(Action<ITeardownContext> action, ITeardownContext teardownContext)
    {
        // The outer run's teardown comes at its end.
    }
}
