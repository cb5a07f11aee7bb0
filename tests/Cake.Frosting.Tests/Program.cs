namespace Cake.Frosting.Tests;

/// <summary>The host that the tests start as a process. Its tasks are the public ones of this assembly.</summary>
public static class Program
{
    public static int Main(string[] args) => CakeHost.Create().Run(args);
}

[TaskDescription("Says hello")]
public sealed class Hello : FrostingTask
{
    public override void Run(ICakeContext context) => context.Log.Information("hello");
}

[IsDependentOn(typeof(Hello))]
public sealed class Default : FrostingTask;

[TaskName("Break")]
public sealed class BreakTask : FrostingTask
{
    public override void Run(ICakeContext context) => throw new InvalidOperationException("it broke");
}

[TaskName("Break-With-42")]
public sealed class BreakWithCodeTask : FrostingTask
{
    public override void Run(ICakeContext context) => throw new CakeException(42, "it broke with a code");
}

/// <summary>Public but not concrete: no task of its own.</summary>
public abstract class NeverATask : FrostingTask;

/// <summary>Concrete but not public: no task that is found.</summary>
internal sealed class InternalTask : FrostingTask;
