namespace Cake.Frosting;

/// <summary>Gives a task the name it is called by on the command line. Without it the bare type name is the task's name.</summary>
/// <param name="name">The task's name, compared without regard to case.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = false)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    /// <summary>The task's name.</summary>
    public string Name { get; } = name;
}
