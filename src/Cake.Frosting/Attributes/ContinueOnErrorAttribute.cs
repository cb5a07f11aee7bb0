namespace Cake.Frosting;

/// <summary>Lets a run go on when the task fails: the report shows the failure, the exit code does not.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = false)]
public sealed class ContinueOnErrorAttribute : Attribute;
