using Cake.Core;
using Cake.Frosting.Internal;

namespace Cake.Frosting;

/// <summary>A task that needs no context of its own.</summary>
public abstract class FrostingTask : FrostingTask<ICakeContext>;

/// <summary>A task that runs synchronously. What a subclass does not override takes no part in the run.</summary>
/// <typeparam name="T">The context that the task expects.</typeparam>
public abstract class FrostingTask<T> : IFrostingTask, IFrostingTaskShape
    where T : ICakeContext
{
    Type IFrostingTaskShape.ContextType => typeof(T);

    Type IFrostingTaskShape.BaseType => typeof(FrostingTask<T>);

    bool IFrostingTaskShape.HasAction => Overrides.Any(Run, typeof(FrostingTask<T>));

    bool IFrostingTaskShape.HasCriterion => Overrides.Any(ShouldRun, typeof(FrostingTask<T>));

    bool IFrostingTaskShape.HasErrorHandler => Overrides.Any(OnError, typeof(FrostingTask<T>));

    bool IFrostingTaskShape.HasFinallyHandler => Overrides.Any(Finally, typeof(FrostingTask<T>));

    /// <summary>Runs the task. A task that does not override it only gathers its dependencies.</summary>
    /// <param name="context">The host's context.</param>
    public virtual void Run(T context)
    {
    }

    /// <summary>Says whether the task is to run.</summary>
    /// <param name="context">The host's context.</param>
    /// <returns><see langword="true"/>, unless overridden.</returns>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>Handles a failure of the task. The run goes on unless the override throws.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="context">The host's context.</param>
    public virtual void OnError(Exception exception, T context)
    {
    }

    /// <summary>Runs after the task, whether it failed or not.</summary>
    /// <param name="context">The host's context.</param>
    public virtual void Finally(T context)
    {
    }

    Task IFrostingTask.RunAsync(ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Run((T)context);
        return Task.CompletedTask;
    }

    bool IFrostingTask.ShouldRun(ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ShouldRun((T)context);
    }

    void IFrostingTask.OnError(Exception exception, ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        OnError(exception, (T)context);
    }

    void IFrostingTask.Finally(ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Finally((T)context);
    }
}
