namespace Main2Main.Adaptation;

/// <summary>What a program of <c>--adapter=command</c> may leave of its work in the file that the request names. Every field may be absent.</summary>
public sealed record AdapterAnswer
{
    /// <summary>The files that it edited.</summary>
    public IReadOnlyList<AnsweredFile>? Files { get; init; }

    /// <summary>Why nothing is to be adapted: the evidence.</summary>
    public string? NothingToAdapt { get; init; }

    /// <summary>What the work cost.</summary>
    public AnsweredCost? Cost { get; init; }
}
