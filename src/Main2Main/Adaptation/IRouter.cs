namespace Main2Main.Adaptation;

/// <summary>Tells which downstream places a step's upstream changes lead to.</summary>
public interface IRouter
{
    /// <summary>Routes the files of a step.</summary>
    /// <param name="changedFiles">The upstream files that the step changes.</param>
    /// <returns>The routes, in the order to look at them.</returns>
    IReadOnlyList<Route> Route(IReadOnlyList<string> changedFiles);
}
