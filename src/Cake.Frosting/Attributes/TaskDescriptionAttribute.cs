namespace Cake.Frosting;

/// <summary>Describes a task to people: <c>--description</c> prints it beside the task's name.</summary>
/// <param name="description">One line of text.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = false)]
public sealed class TaskDescriptionAttribute(string description) : Attribute
{
    /// <summary>The task's description.</summary>
    public string Description { get; } = description;
}
