namespace Main2Main.Verification;

/// <summary>Shows a person how the suites of a round get on.</summary>
public interface IRoundDisplay
{
    /// <summary>Begins to show a round.</summary>
    /// <param name="title">The step and the round.</param>
    /// <param name="suites">The suites; what they tell changes while they run.</param>
    /// <returns>Ends the display when it is disposed of.</returns>
    IAsyncDisposable Show(string title, IReadOnlyList<SuiteProgress> suites);
}
