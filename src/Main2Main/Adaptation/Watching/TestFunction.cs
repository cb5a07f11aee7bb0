namespace Main2Main.Adaptation.Watching;

/// <summary>A function of a test file.</summary>
/// <param name="Name">Its dotted name within the file; empty for the file's own statements.</param>
/// <param name="Assertions">How many assertions it makes.</param>
internal sealed record TestFunction(string Name, int Assertions)
{
    /// <summary>The last part of the name.</summary>
    public string ShortName => DottedName.Last(Name);
}
