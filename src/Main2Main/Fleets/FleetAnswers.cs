namespace Main2Main.Fleets;

/// <summary>Adds to the changes of a fleet how downstreams have answered them already.</summary>
/// <param name="downstreams">The downstreams.</param>
internal sealed class FleetAnswers(IReadOnlyList<AnsweringDownstream> downstreams)
{
    /// <summary>Adds them.</summary>
    /// <param name="changes">The changes.</param>
    /// <returns>The changes with answers of downstreams that they do not meet any more, or whose memory knows them.</returns>
    public async Task<IReadOnlyList<FleetChange>> AddAsync(IReadOnlyList<FleetChange> changes)
    {
        IReadOnlyList<string> reached = [.. downstreams.Select(downstream => downstream.Reached).Distinct(StringComparer.Ordinal)];
        await Task.WhenAll(downstreams.Select(downstream => downstream.LearnAsync(reached)));
        var answered = new List<FleetChange>();
        foreach (var change in changes)
        {
            var answers = new List<FleetAnswer>();
            foreach (var downstream in downstreams)
            {
                answers.AddRange(await downstream.AnswerAsync(change));
            }

            answered.Add(change with { Answers = answers });
        }

        return answered;
    }
}
