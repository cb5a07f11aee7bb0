using Cake.Core;

namespace Main2Main.Frosting;

/// <summary>Runs tasks as another strategy does; derived classes change one thing of it.</summary>
/// <param name="inner">The strategy that does the work.</param>
internal abstract class DelegatingExecutionStrategy(IExecutionStrategy inner) : IExecutionStrategy
{
    public virtual void PerformSetup(Action<ISetupContext> action, ISetupContext context) => inner.PerformSetup(action, context);

    public virtual void PerformTeardown(Action<ITeardownContext> action, ITeardownContext teardownContext) => inner.PerformTeardown(action, teardownContext);

    public virtual Task ExecuteAsync(CakeTask task, ICakeContext context) => inner.ExecuteAsync(task, context);

    public virtual void Skip(CakeTask task, CakeTaskCriteria criteria) => inner.Skip(task, criteria);

    public Task ReportErrorsAsync(Func<Exception, Task> action, Exception exception) => inner.ReportErrorsAsync(action, exception);

    public Task HandleErrorsAsync(Func<Exception, ICakeContext, Task> action, Exception exception, ICakeContext context) =>
        inner.HandleErrorsAsync(action, exception, context);

    public Task InvokeFinallyAsync(Func<ICakeContext, Task> action, ICakeContext context) => inner.InvokeFinallyAsync(action, context);

    public void PerformTaskSetup(Action<ITaskSetupContext> action, ITaskSetupContext context) => inner.PerformTaskSetup(action, context);

    public void PerformTaskTeardown(Action<ITaskTeardownContext> action, ITaskTeardownContext context) => inner.PerformTaskTeardown(action, context);
}
