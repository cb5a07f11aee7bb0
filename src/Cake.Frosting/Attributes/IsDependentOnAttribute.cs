namespace Cake.Frosting;

/// <summary>Runs another task before this one. Several of these run in the order in which they are written, each task once.</summary>
/// <param name="type">The type of the task that comes first; a type that is no task fails the run.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = true, AllowMultiple = true)]
public sealed class IsDependentOnAttribute(Type type) : Attribute
{
    /// <summary>The type of the task that comes first.</summary>
    public Type Task { get; } = type ?? throw new ArgumentNullException(nameof(type));
}
