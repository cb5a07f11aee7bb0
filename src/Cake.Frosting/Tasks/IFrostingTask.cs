using Cake.Core;

namespace Cake.Frosting;

/// <summary>
/// A task of the build. Derive from <see cref="FrostingTask{T}"/> or <see cref="AsyncFrostingTask{T}"/>; a class that implements only this interface
/// is refused.
/// </summary>
public interface IFrostingTask
{
    /// <summary>Why the task is skipped when <see cref="ShouldRun"/> says so; empty for no reason.</summary>
    /// <remarks>The bases do not implement it: a task that wants a message lists this interface once more.</remarks>
    string SkippedMessage => string.Empty;

    /// <summary>Runs the task.</summary>
    /// <param name="context">The host's context.</param>
    /// <returns>The work.</returns>
    Task RunAsync(ICakeContext context);

    /// <summary>Says whether the task is to run.</summary>
    /// <param name="context">The host's context.</param>
    /// <returns><see langword="false"/> to skip the task.</returns>
    bool ShouldRun(ICakeContext context);

    /// <summary>Handles a failure of the task. The run goes on unless this throws.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="context">The host's context.</param>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Runs after the task, whether it failed or not.</summary>
    /// <param name="context">The host's context.</param>
    void Finally(ICakeContext context);
}
