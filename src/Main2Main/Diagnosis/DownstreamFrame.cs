namespace Main2Main.Diagnosis;

/// <summary>A place of the downstream in a traceback.</summary>
/// <param name="File">The file, relative to the downstream.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Function">The function; null when the traceback does not name it.</param>
public sealed record DownstreamFrame(string File, int Line, string? Function);
