using Main2Main.Configuration;
using Main2Main.Serving.Reading;
using Main2Main.Workspace;

namespace Main2Main.Serving;

/// <summary>
/// Answers questions about an upstream and a downstream while somebody adapts the one to the other. Nothing is written: neither repository, nor the
/// workspace but its cache. One question is answered at a time; what was read is kept for the next one.
/// </summary>
/// <param name="settings">What was asked of the run; each question sees the run as it is then.</param>
/// <param name="log">Where it is told what could not be read.</param>
/// <param name="interruption">Ends what runs.</param>
public sealed class PairQuestions(SyncSettings settings, IRunLog log, CancellationToken interruption = default) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private PairReading? known;

    /// <summary>What the range breaks, in one file or in all.</summary>
    /// <param name="file">The downstream file, relative to its root or absolute; null for all.</param>
    /// <param name="severity">The least severity that is wanted: <c>breaks</c>, <c>likely</c> or <c>review</c>.</param>
    /// <returns>The findings, the surest first.</returns>
    /// <exception cref="Main2MainException">The question or the pair is wrong.</exception>
    public Task<FindingsAnswer> FindingsAsync(string? file = null, string? severity = null) =>
        AskAsync(reading => FileFindings.AnswerAsync(reading, file, severity));

    /// <summary>What a name stands for.</summary>
    /// <param name="name">The dotted name with its module.</param>
    /// <param name="commit"><c>before</c>, <c>main</c>, <c>release</c> or any upstream revision; null for the first three.</param>
    /// <returns>The contract at each commit.</returns>
    /// <exception cref="Main2MainException">The question or the pair is wrong.</exception>
    public Task<ContractAnswer> ContractAsync(string name, string? commit = null) => AskAsync(reading => NameContract.AnswerAsync(reading, name, commit));

    /// <summary>Who uses an upstream name.</summary>
    /// <param name="name">The dotted name with its module.</param>
    /// <returns>The downstream's uses and the upstream's own calls.</returns>
    /// <exception cref="Main2MainException">The question or the pair is wrong.</exception>
    public Task<UsersAnswer> UsersAsync(string name) => AskAsync(reading => NameUsers.AnswerAsync(reading, name));

    /// <summary>Why a log failed.</summary>
    /// <param name="file">The log; null for the last one of the run's step.</param>
    /// <param name="exitCode">The exit code of the program that printed it; null when it is not known.</param>
    /// <returns>The root causes.</returns>
    /// <exception cref="Main2MainException">There is no such log.</exception>
    public Task<LogAnswer> ExplainLogAsync(string? file = null, int? exitCode = null) => AskAsync(reading => FailedLog.AnswerAsync(reading, file, exitCode));

    /// <summary>Checks the working tree as it is checked before CI.</summary>
    /// <returns>What does not keep both lanes.</returns>
    /// <exception cref="Main2MainException">The downstream has no working tree, or the pair is wrong.</exception>
    public Task<CheckAnswer> CheckAsync() => AskAsync(TreeCheck.AnswerAsync);

    /// <summary>What the range did to a name of the upstream, and how the upstream adapted its own code to that.</summary>
    /// <param name="name">The dotted name with its module.</param>
    /// <returns>The changes, the diff and the callers.</returns>
    /// <exception cref="Main2MainException">The question or the pair is wrong.</exception>
    public Task<DiffAnswer> UpstreamDiffAsync(string name) => AskAsync(reading => NameDiff.AnswerAsync(reading, name));

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<T> AskAsync<T>(Func<PairReading, Task<T>> answer)
    {
        await turn.WaitAsync(interruption);
        try
        {
            var session = new SyncSession(settings, log, interruption);
            var pair = await ServedPair.FindAsync(session);
            known = known is not null && known.IsOf(pair) ? known.With(session, pair) : new PairReading(session, pair);
            return await answer(known);
        }
        finally
        {
            _ = turn.Release();
        }
    }
}
