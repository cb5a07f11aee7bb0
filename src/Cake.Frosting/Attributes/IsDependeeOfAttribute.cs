namespace Cake.Frosting;

/// <summary>Runs this task before another one: the reverse of <see cref="IsDependentOnAttribute"/>.</summary>
/// <param name="type">The type of the task that comes after this one; a type that is no task fails the run.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = true, AllowMultiple = true)]
public sealed class IsDependeeOfAttribute(Type type) : Attribute
{
    /// <summary>The type of the task that comes after this one.</summary>
    public Type Task { get; } = type ?? throw new ArgumentNullException(nameof(type));
}
