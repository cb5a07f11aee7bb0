using Cake.Core;

namespace Main2Main.Frosting;

/// <summary>Turns a failure that nobody foresaw into a message that a person can act on.</summary>
/// <param name="interruption">Who interrupts the program.</param>
/// <param name="outcome">Is told what ended a task.</param>
/// <param name="inner">Cake's own strategy.</param>
internal sealed class ExplainingExecutionStrategy(Interruption interruption, InvocationOutcome outcome, IExecutionStrategy inner) : DelegatingExecutionStrategy(inner)
{
    public override async Task ExecuteAsync(CakeTask task, ICakeContext context)
    {
        try
        {
            // A task that hears of no interruption ends as if there were none: nothing comes after it, and nobody is told that it succeeded.
            interruption.Token.ThrowIfCancellationRequested();
            await base.ExecuteAsync(task, context);
            interruption.Token.ThrowIfCancellationRequested();
        }
        catch (Exception exception) when (IsToolsEnd(exception) || Cause(exception) is not (Main2MainException or CakeException))
        {
            outcome.Failure = Explain(task.Name, exception);
            throw outcome.Failure;
        }
        catch (CakeReportException exception) when (exception.InnerException is Main2MainException cause)
        {
            // An inner run of the graph wraps what its task said; what is said stays the same.
            outcome.Failure = new Main2MainException(cause.Kind, cause.Problem, cause.Remedy, exception);
            throw outcome.Failure;
        }
        catch (Exception exception)
        {
            outcome.Failure = exception;
            throw;
        }
    }

    /// <summary>Cake says of a tool only with which code it ended.</summary>
    private bool IsToolsEnd(Exception exception) => interruption.Signal is not null && exception is CakeException;

    private static Exception Cause(Exception exception) => exception is CakeReportException { InnerException: { } inner } ? inner : exception;

    private Main2MainException Explain(string task, Exception exception) => Cause(exception) switch
    {
        OperationCanceledException or CakeException or IOException when interruption.Signal is { } signal => new Main2MainException(
            FailureKind.Usage, $"{task} was interrupted by {signal}; what it had started is ended.",
            "run the same command again: it goes on where this one was.", exception),
        IOException or UnauthorizedAccessException => new Main2MainException(
            FailureKind.Tool,
            $"{task}: {Cause(exception).Message}",
            "make room or give access, then run the same command again: what was finished is kept.",
            exception),
        _ => new Main2MainException(
            FailureKind.Internal,
            $"{task} met something that it does not know: {Cause(exception).GetType().Name}: {Cause(exception).Message}",
            "run the same command with --verbosity=diagnostic and report its output; what was finished is kept.",
            exception),
    };
}
