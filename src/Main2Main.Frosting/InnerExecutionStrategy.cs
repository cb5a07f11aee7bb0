using Cake.Core;

namespace Main2Main.Frosting;

/// <summary>Runs tasks as Cake does, without the setup and teardown, which belong to the outer run.</summary>
/// <param name="inner">Cake's own strategy.</param>
internal sealed class InnerExecutionStrategy(IExecutionStrategy inner) : IExecutionStrategy
{
    public void PerformSetup(Action<ISetupContext> action, ISetupContext context)
    {
        // The outer run's setup holds for its inner ones.
    }

    public void PerformTeardown(Action<ITeardownContext> action, ITeardownContext teardownContext)
    {
        // The outer run's teardown comes at its end.
    }

    public Task ExecuteAsync(CakeTask task, ICakeContext context) => inner.ExecuteAsync(task, context);

    public void Skip(CakeTask task, CakeTaskCriteria criteria) => inner.Skip(task, criteria);

    public Task ReportErrorsAsync(Func<Exception, Task> action, Exception exception) => inner.ReportErrorsAsync(action, exception);

    public Task HandleErrorsAsync(Func<Exception, ICakeContext, Task> action, Exception exception, ICakeContext context) =>
        inner.HandleErrorsAsync(action, exception, context);

    public Task InvokeFinallyAsync(Func<ICakeContext, Task> action, ICakeContext context) => inner.InvokeFinallyAsync(action, context);

    public void PerformTaskSetup(Action<ITaskSetupContext> action, ITaskSetupContext context) => inner.PerformTaskSetup(action, context);

    public void PerformTaskTeardown(Action<ITaskTeardownContext> action, ITaskTeardownContext context) => inner.PerformTaskTeardown(action, context);
}
