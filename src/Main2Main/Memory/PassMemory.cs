using Main2Main.Json;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Memory;

/// <summary>Remembers which trees of the downstream CI has passed at which upstream commit, so that none is run twice.</summary>
/// <param name="session">The session.</param>
public sealed class PassMemory(SyncSession session)
{
    private const int Kept = 500;

    private readonly MemoryFolder folder = MemoryFolder.Of(session);

    /// <summary>Finds a pass of the suites that the session runs.</summary>
    /// <param name="upstream">The upstream commit.</param>
    /// <param name="tree">The downstream's tree.</param>
    /// <returns>The pass; null when there is none, or the memory cannot be read.</returns>
    public PassRecord? Find(string upstream, string tree) => Last(pass => pass.Upstream == upstream && pass.Tree == tree);

    /// <summary>Finds the last pass at an upstream commit, of any tree.</summary>
    /// <param name="upstream">The upstream commit.</param>
    /// <returns>The pass; null when there is none, or the memory cannot be read.</returns>
    public PassRecord? FindAt(string upstream) => Last(pass => pass.Upstream == upstream);

    private PassRecord? Last(Func<PassRecord, bool> fits)
    {
        try
        {
            var suites = SuiteDigest.Of(session.Settings);
            return Read().LastOrDefault(pass => pass.Suites == suites && fits(pass));
        }
        catch (Main2MainException exception)
        {
            session.Log.Warning($"Whether CI has passed this before could not be read: {exception.Message}");
            return null;
        }
    }

    /// <summary>Remembers the last round of a step, where every suite passed in it. What the environment excused is no proof.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="Main2MainException">The memory cannot be read or written.</exception>
    public void Record(StepWork step)
    {
        if (session.Journal.Step(step.Index) is not { Phase: >= StepPhase.Verified, Rounds: [.., { Verdict: Verdict.Passed, Reused: null } last] })
        {
            return;
        }

        var pass = new PassRecord(
            step.Plan.EndCommit, last.Tree, SuiteDigest.Of(session.Settings), session.Journal.Required.RunId, step.Id, session.Journal.Required.StartOf(last));
        var known = Read();
        if (!known.Contains(pass))
        {
            ArtifactFile.Write(folder.Passes, new PassBook([.. known.Append(pass).TakeLast(Kept)]), PassJson.Readable.PassBook);
        }
    }

    private IReadOnlyList<PassRecord> Read() => ArtifactFile.TryRead(folder.Passes, PassJson.Readable.PassBook)?.Passes ?? [];
}

/// <summary>passes.json: the states that CI has passed.</summary>
/// <param name="Passes">Oldest first.</param>
public sealed record PassBook(IReadOnlyList<PassRecord> Passes);
