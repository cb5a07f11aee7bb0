using Main2Main.Configuration;
using Main2Main.Workspace;

namespace Main2Main.Planning;

/// <summary>
/// Cuts commits into steps. Source: the playbook's planner. A requirements commit is a step alone, so is one with more source
/// lines than the budget; the others gather until the next would pass the line budget or the step is full. A merge counts with
/// what it brought.
/// </summary>
/// <param name="layout">Which files are source and which are requirements.</param>
/// <param name="budgets">How large a step may be.</param>
/// <param name="releases">Commits that a step must end at, with their release tags; none when null.</param>
public sealed class StepPlanner(LayoutSettings layout, PlanSettings budgets, IReadOnlyDictionary<string, string>? releases = null)
{
    private const string Requirements = "requirements";
    private const string Ignored = "ignored";

    /// <summary>Plans the steps.</summary>
    /// <param name="baseCommit">The upstream commit before the first one.</param>
    /// <param name="commits">The commits of the target's line, oldest first.</param>
    /// <returns>Steps that hold every commit exactly once, in order.</returns>
    public IReadOnlyList<PlannedStep> Plan(string baseCommit, IEnumerable<UpstreamCommit> commits)
    {
        var steps = new List<PlannedStep>();
        var gathered = new List<MeasuredCommit>();
        foreach (var commit in commits.Select(Measure))
        {
            if (gathered.Count > 0 && !Fits(gathered, commit))
            {
                steps.Add(Close(steps.Count + 1, steps.Count == 0 ? baseCommit : steps[^1].EndCommit, gathered));
                gathered = [];
            }

            gathered.Add(commit);
            if (releases?.ContainsKey(commit.Commit.Sha) == true)
            {
                steps.Add(Close(steps.Count + 1, steps.Count == 0 ? baseCommit : steps[^1].EndCommit, gathered));
                gathered = [];
            }
        }

        if (gathered.Count > 0)
        {
            steps.Add(Close(steps.Count + 1, steps.Count == 0 ? baseCommit : steps[^1].EndCommit, gathered));
        }

        return steps;
    }

    /// <summary>Makes one step of commits that stand together, whatever the budgets say.</summary>
    /// <param name="index">The step's number, from 1.</param>
    /// <param name="startCommit">The upstream commit that it starts from.</param>
    /// <param name="commits">Its commits of the target's line, oldest first; none for a step that stays where it is.</param>
    /// <returns>The step.</returns>
    public PlannedStep Join(int index, string startCommit, IEnumerable<UpstreamCommit> commits) => Close(index, startCommit, [.. commits.Select(Measure)]);

    private bool Fits(List<MeasuredCommit> gathered, MeasuredCommit next) =>
        !StandsAlone(next)
        && !StandsAlone(gathered[0])
        && gathered.Sum(commit => commit.Count) + next.Count <= budgets.CommitBudget
        && gathered.Sum(commit => commit.SourceLines) + next.SourceLines <= budgets.LineBudget;

    private bool StandsAlone(MeasuredCommit commit) =>
        commit.Categories.Contains(Requirements) || commit.SourceLines > budgets.LineBudget;

    private MeasuredCommit Measure(UpstreamCommit commit)
    {
        var categories = commit.Files.Select(file => Categorize(file.Path)).ToList();
        return new MeasuredCommit(
            commit,
            [.. categories],
            commit.Files.Where((_, index) => categories[index] == layout.UpstreamPackage).Sum(file => file.Lines));
    }

    private string Categorize(string path)
    {
        if (layout.IsRequirement(path))
        {
            return Requirements;
        }

        return path.StartsWith(layout.UpstreamPackage + "/", StringComparison.Ordinal) ? layout.UpstreamPackage : Ignored;
    }

    private PlannedStep Close(int index, string startCommit, List<MeasuredCommit> commits) => new()
    {
        Index = index,
        Id = $"step-{index}",
        Commits = [.. commits.SelectMany(commit => commit.Planned())],
        CommitCount = commits.Sum(commit => commit.Count),
        MergedCommitCount = commits.Sum(commit => commit.Commit.Brought.Count),
        StartCommit = startCommit,
        EndCommit = commits.Count == 0 ? startCommit : commits[^1].Commit.Sha,
        EndTag = commits.Count == 0 ? null : releases?.GetValueOrDefault(commits[^1].Commit.Sha),
        Categories = [.. commits.SelectMany(commit => commit.Categories).Distinct().Order(StringComparer.Ordinal)],
        SourceChangedLines = commits.Sum(commit => commit.SourceLines),
        TotalChangedLines = commits.Sum(measured => measured.Commit.Files.Sum(file => file.Lines)),
        LineBudget = budgets.LineBudget,
        CommitCountBudget = budgets.CommitBudget,
        FilesChanged = [.. commits.SelectMany(measured => measured.Commit.Files).Select(file => file.Path).Distinct().Order(StringComparer.Ordinal)],
    };

    private sealed record MeasuredCommit(UpstreamCommit Commit, HashSet<string> Categories, int SourceLines)
    {
        public int Count => Commit.Brought.Count + 1;

        public IEnumerable<PlannedCommit> Planned() =>
            [.. Commit.Brought.Select(brought => brought with { MergedBy = Commit.Sha }), new PlannedCommit(Commit.Sha, Commit.Subject) { CommittedAt = Commit.CommittedAt, SourceLines = SourceLines }];
    }
}
