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
            await base.ExecuteAsync(task, context);
        }
        catch (Exception exception) when (Cause(exception) is not (Main2MainException or CakeException))
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

    private static Exception Cause(Exception exception) => exception is CakeReportException { InnerException: { } inner } ? inner : exception;

    private Main2MainException Explain(string task, Exception exception) => exception switch
    {
        OperationCanceledException when interruption.Signal is { } signal => new Main2MainException(
            FailureKind.Usage, $"{task} was interrupted by {signal}; what it had started is ended.", "run the same command again: it goes on where this one was.", exception),
        IOException or UnauthorizedAccessException => new Main2MainException(
            FailureKind.Tool,
            $"{task}: {exception.Message}",
            "make room or give access, then run the same command again: what was finished is kept.",
            exception),
        _ => new Main2MainException(
            FailureKind.Internal,
            $"{task} met something that it does not know: {exception.GetType().Name}: {exception.Message}",
            "run the same command with --verbosity=diagnostic and report its output; what was finished is kept.",
            exception),
    };
}
