namespace Main2Main.WarmHost;

/// <summary>One run that is asked of a warm host.</summary>
/// <param name="Arguments">The command line.</param>
/// <param name="Variables">What differs in its environment; null takes a variable away.</param>
/// <param name="Output">The file of its output.</param>
/// <param name="Error">The file of its error output.</param>
public sealed record HostRequest(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string?> Variables, string Output, string Error);
