using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Diagnosis.Messages;
using Main2Main.Python;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>Reads the places of a traceback, as Python prints them and as pytest does, and tells whose they are.</summary>
/// <param name="layout">Where the two packages lie.</param>
/// <param name="upstream">The upstream's folder.</param>
/// <param name="downstream">The downstream's folder.</param>
internal sealed partial class TracebackFrames(LayoutSettings layout, string upstream, string downstream)
{
    /// <summary>Reads a traceback.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The downstream's places and all functions, deepest first, and whose code the error came up in.</returns>
    public (IReadOnlyList<DownstreamFrame> Downstream, IReadOnlyList<string> Functions, CodeOwner Caller) Read(Verification.CiError error)
    {
        var frames = new List<DownstreamFrame>();
        var functions = new List<string>();
        var caller = CodeOwner.Other;
        foreach (var (path, line, function) in error.Context.Select(Parse).OfType<(string, int, string?)>().Reverse())
        {
            var ours = InDownstream(path, error.FailedTestFiles);
            var owner = ours is not null ? CodeOwner.Downstream : IsUpstream(path) ? CodeOwner.Upstream : CodeOwner.Other;
            caller = caller == CodeOwner.Other ? owner : caller;
            if (ours is not null)
            {
                frames.Add(new DownstreamFrame(ours, line, function));
            }

            if (function is not null && owner != CodeOwner.Other)
            {
                functions.Add(DottedName.Last(function));
            }
        }

        return ([.. frames.Distinct()], [.. functions.Distinct()], caller);
    }

    private static (string Path, int Line, string? Function)? Parse(string text)
    {
        var match = PythonPlace().Match(text);
        match = match.Success ? match : PytestPlace().Match(text);
        return match.Success && int.TryParse(match.Groups["line"].ValueSpan, out var line)
            ? (match.Groups["file"].Value, line, match.Groups["function"] is { Success: true, Value: var function } ? function.Trim() : null)
            : null;
    }

    /// <summary>A path as the downstream knows it; null when it is not the downstream's. CI may have run a copy in another folder.</summary>
    private string? InDownstream(string path, IReadOnlyList<string> testFiles)
    {
        if (Below(path, downstream) is { } inside)
        {
            return inside;
        }

        if (Below(path, upstream) is not null)
        {
            return null;
        }

        if (!Path.IsPathRooted(path))
        {
            return Exists(path) ? path : null;
        }

        var package = layout.DownstreamPackage.Trim('/');
        var start = path.LastIndexOf($"/{package}/", StringComparison.Ordinal);
        if (start >= 0 && Exists(path[(start + 1)..]))
        {
            return path[(start + 1)..];
        }

        return testFiles.FirstOrDefault(file => path.EndsWith("/" + file, StringComparison.Ordinal) && Exists(file));
    }

    private bool IsUpstream(string path) =>
        Below(path, upstream) is not null || $"/{path}".Contains($"/{layout.UpstreamPackage.Trim('/')}/", StringComparison.Ordinal);

    private bool Exists(string path) => !path.Split('/').Contains("..") && File.Exists(Path.Combine(downstream, path));

    private static string? Below(string path, string folder) =>
        path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal) ? path[(folder.TrimEnd('/').Length + 1)..] : null;

    [GeneratedRegex(@"File ""(?<file>[^""]+)"", line (?<line>\d+)(?:, in (?<function>\S+))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PythonPlace();

    [GeneratedRegex(@"^(?<file>[^\s:][^:]*\.py):(?<line>\d+):(?: in (?<function>\S+)| [A-Za-z_][\w.]*)?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PytestPlace();
}
