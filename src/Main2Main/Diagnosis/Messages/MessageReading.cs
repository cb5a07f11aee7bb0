using Main2Main.Memory;

namespace Main2Main.Diagnosis.Messages;

/// <summary>What an error's type and message say.</summary>
internal sealed record MessageReading
{
    public required Mechanism Mechanism { get; init; }

    public required ExpectedChange Change { get; init; }

    /// <summary>The names that are missing: of a module, of a class, of an operator namespace, or methods to implement.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public IReadOnlyList<string> Parameters { get; init; } = [];

    public IReadOnlyList<string> Classes { get; init; } = [];

    public string? Function { get; init; }

    /// <summary>The dotted module.</summary>
    public string? Module { get; init; }

    /// <summary>Whether the message itself names anything to look for.</summary>
    public bool NamesSomething => Names.Count + Parameters.Count + Classes.Count > 0 || Function is not null || Module is not null;

    /// <summary>Settles what an argument's error means by who called.</summary>
    /// <param name="caller">Whose code made the failing call.</param>
    /// <returns>The change to look for.</returns>
    public ExpectedChange ChangeSeenFrom(CodeOwner caller) => (Change, caller) switch
    {
        (ExpectedChange.SurplusArgument, CodeOwner.Downstream) or (ExpectedChange.MissingArgument, CodeOwner.Upstream) => ExpectedChange.Gone,
        (ExpectedChange.SurplusArgument, CodeOwner.Upstream) or (ExpectedChange.MissingArgument, CodeOwner.Downstream) => ExpectedChange.Appeared,
        (ExpectedChange.SurplusArgument or ExpectedChange.MissingArgument, _) => ExpectedChange.Either,
        _ => Change,
    };
}
