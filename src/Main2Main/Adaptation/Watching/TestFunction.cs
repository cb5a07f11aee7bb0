using Main2Main.Python;

namespace Main2Main.Adaptation.Watching;

/// <summary>A function of a test file.</summary>
/// <param name="Name">Its dotted name within the file; empty for the file's own statements.</param>
/// <param name="Expected">What it expects, in the order of the file.</param>
internal sealed record TestFunction(string Name, IReadOnlyList<TestAssertion> Expected)
{
    /// <summary>The last part of the name.</summary>
    public string ShortName => DottedName.Last(Name);

    /// <summary>How many assertions it makes.</summary>
    public int Assertions => Expected.Count(one => one.Kind != TestAssertion.Cases);

    /// <summary>Whether pytest and unittest run it by its name.</summary>
    public bool IsCollected => ShortName.StartsWith("test", StringComparison.Ordinal);
}
