namespace Main2Main.Adaptation.Watching;

/// <summary>A mark that skips a test or lets it fail.</summary>
/// <param name="Name">Its full name, such as <c>pytest.mark.skip</c>.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record TestMark(string Name, int Line);
