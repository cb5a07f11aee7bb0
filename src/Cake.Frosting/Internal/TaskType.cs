using System.Reflection;

namespace Cake.Frosting.Internal;

/// <summary>What the type of a task says about it.</summary>
internal static class TaskType
{
    /// <summary>The exported, concrete task types of an assembly, in the order of its metadata.</summary>
    public static IEnumerable<Type> In(Assembly assembly)
    {
        foreach (var type in assembly.GetExportedTypes())
        {
            if (type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && type.IsAssignableTo(typeof(IFrostingTask)))
            {
                yield return type;
            }
        }
    }

    public static string NameOf(Type type) =>
        type.GetCustomAttribute<TaskNameAttribute>(inherit: false)?.Name ?? type.Name;

    /// <summary>The name of a task that another one refers to.</summary>
    /// <exception cref="FrostingException">The type is no task.</exception>
    public static string NameOf(Type type, string relation) =>
        type.IsAssignableTo(typeof(IFrostingTask))
            ? NameOf(type)
            : throw new FrostingException($"The {relation} '{type.Name}' is not a valid task.");
}
