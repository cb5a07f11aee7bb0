namespace Main2Main.Python;

/// <summary>A decorator.</summary>
/// <param name="Text">The whole expression, normalised, without <c>@</c>.</param>
/// <param name="Name">Its dotted name without call and arguments, <c>functools.lru_cache</c>; <c>?</c> when it is no name.</param>
/// <param name="Line">Its line.</param>
public sealed record PythonDecorator(string Text, string Name, int Line);
