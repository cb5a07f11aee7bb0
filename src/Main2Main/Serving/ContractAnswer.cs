namespace Main2Main.Serving;

/// <summary>What a name stands for at some commits.</summary>
/// <param name="Name">The name that was asked for.</param>
/// <param name="Contracts">One entry a commit.</param>
public sealed record ContractAnswer(string Name, IReadOnlyList<ContractAt> Contracts);
