using System.Reflection;
using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Internal;

/// <summary>Hands the host's tasks to the engine, with their names, dependencies and handlers.</summary>
internal sealed class TaskRegistration(ICakeEngine engine, ICakeContext context, ICakeLog log)
{
    public void Register(IEnumerable<IFrostingTask> tasks)
    {
        foreach (var task in tasks)
        {
            if (task is not IFrostingTaskShape shape)
            {
                throw new FrostingException("This method expects all IFrostingTask to be instances of FrostingTask or AsyncFrostingTask.");
            }

            if (Accepts(task.GetType(), shape))
            {
                Register(task, shape);
            }
        }
    }

    private bool Accepts(Type type, IFrostingTaskShape shape)
    {
        if (shape.ContextType.IsInstanceOfType(context))
        {
            return true;
        }

        // A wrong context of a base in between is an error of the base's author, not a task meant for another host.
        if (type.BaseType == shape.BaseType)
        {
            log.Warning("Task cannot be used since the context isn't convertible to {0}.", shape.ContextType.FullName);
            return false;
        }

        throw new FrostingException($"The task '{TaskType.NameOf(type)}' cannot be used since the context {context.GetType().FullName} isn't convertible to {shape.ContextType.FullName}, which its base {type.BaseType!.Name} asks for.");
    }

    private void Register(IFrostingTask task, IFrostingTaskShape shape)
    {
        var type = task.GetType();
        var builder = engine.RegisterTask(TaskType.NameOf(type));
        if (type.GetCustomAttribute<TaskDescriptionAttribute>(inherit: false) is { } description)
        {
            builder.Description(description.Description);
        }

        foreach (var dependency in type.GetCustomAttributes<IsDependentOnAttribute>(inherit: true))
        {
            builder.IsDependentOn(TaskType.NameOf(dependency.Task, "dependency"));
        }

        foreach (var dependee in type.GetCustomAttributes<IsDependeeOfAttribute>(inherit: true))
        {
            builder.IsDependeeOf(TaskType.NameOf(dependee.Task, "reverse dependency"));
        }

        RegisterHandlers(builder, task, shape);
    }

    private static void RegisterHandlers(CakeTaskBuilder builder, IFrostingTask task, IFrostingTaskShape shape)
    {
        if (shape.HasAction)
        {
            builder.Does(task.RunAsync);
        }

        if (shape.HasCriterion)
        {
            builder.WithCriteria(task.ShouldRun, task.SkippedMessage);
        }

        if (task.GetType().IsDefined(typeof(ContinueOnErrorAttribute), inherit: false))
        {
            builder.ContinueOnError();
        }

        if (shape.HasErrorHandler)
        {
            builder.OnError(task.OnError);
        }

        if (shape.HasFinallyHandler)
        {
            builder.Finally(task.Finally);
        }
    }
}
