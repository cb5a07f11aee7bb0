using Main2Main.Conditions;
using Main2Main.Impact;
using Main2Main.Lanes.Rules;
using Main2Main.Python;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Guards;

/// <summary>Reads what the two sides of a guard use of the upstream, and whether the upstream still differs there.</summary>
/// <param name="lanes">The lanes; null when the upstream was not read.</param>
/// <param name="file">The file, with lanes for the guard's version.</param>
/// <param name="roots">The first parts of the upstream's module names.</param>
internal sealed class GuardSides(LaneSet? lanes, CheckedFile file, IReadOnlySet<string> roots)
{
    /// <summary>Completes a site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="token">The token of the guard function's name.</param>
    public GuardSite Complete(GuardSite site, int token)
    {
        var (first, last) = Range(token);
        var (release, main) = (Names(first, last, CodeLanes.Release), Names(first, last, CodeLanes.Main));
        var (need, evidence) = lanes is not { Release: not null } ? (GuardNeed.Unknown, null) : Judge(lanes, lanes.Release, first, last, release, main);
        return site with
        {
            ReleaseNames = [.. release.Select(use => use.FullName).Distinct(StringComparer.Ordinal)],
            MainNames = [.. main.Select(use => use.FullName).Distinct(StringComparer.Ordinal)],
            StillDiffers = need,
            Evidence = evidence,
        };
    }

    /// <summary>The lines of the smallest statement around a guard.</summary>
    private (int First, int Last) Range(int token)
    {
        var (block, found) = (file.Map.Statements, default(Statement));
        while (block.FirstOrDefault(statement => statement.Start <= token && token < statement.End) is { } statement)
        {
            found = statement;
            block = statement.Clauses.LastOrDefault(clause => clause.Start <= token) is { } clause && token > clause.Colon ? clause.Body : [];
        }

        var end = found!.End - 1;
        while (file.Map.Code[end].Kind is TokenKind.Newline or TokenKind.Dedent or TokenKind.Indent)
        {
            end--;
        }

        return (file.Map.Code[found.Start].Line, file.Map.Code.EndLine(end));
    }

    private List<(string Module, string Name, string FullName)> Names(int first, int last, CodeLanes lane)
    {
        var imports = file.Module.Imports.Where(import => import.Line >= first && import.Line <= last && !import.IsStar && IsUpstream(file.File.AbsoluteModule(import)))
            .Where(import => file.Map.Of(import.Line, LastPart(import.Name ?? import.Module)) == lane)
            .Select(import => Use(file.File.AbsoluteModule(import), import.Name ?? string.Empty));
        var chains = file.Module.References.Select(reference => (Text: reference.Target, reference.Line)).Concat(file.Module.Calls.Select(call => (Text: call.Callee, call.Line)))
            .Where(use => use.Line >= first && use.Line <= last && file.Map.Of(use.Line, LastPart(Plain(use.Text))) == lane)
            .SelectMany(use => file.Module.Imports.Where(import => import.BoundName == Plain(use.Text).Split('.')[0] && IsUpstream(file.File.AbsoluteModule(import))).Take(1).Select(import => Use(import, Plain(use.Text))));
        return [.. imports.Concat(chains).DistinctBy(use => use.FullName, StringComparer.Ordinal)];
    }

    private bool IsUpstream(string module) => roots.Contains(module.Split('.')[0]);

    private (string Module, string Name, string FullName) Use(PythonImport import, string chain)
    {
        var rest = chain.Contains('.', StringComparison.Ordinal) ? chain[(chain.IndexOf('.', StringComparison.Ordinal) + 1)..] : string.Empty;
        var module = file.File.AbsoluteModule(import);
        return import switch
        {
            { Name: { } name } => Use(module, name) with { FullName = rest.Length == 0 ? $"{module}.{name}" : $"{module}.{name}.{rest}" },
            { Alias: null } => Use(chain, string.Empty),
            _ => Use(module, rest),
        };
    }

    private static (string Module, string Name, string FullName) Use(string module, string name) =>
        (module, name.Split('.')[0], name.Length == 0 ? module : $"{module}.{name}");

    private static string Plain(string chain) => chain.AsSpan().IndexOfAny('(', '[') is var end and >= 0 ? chain[..end] : chain;

    private static ReadOnlySpan<char> LastPart(string name) => name.AsSpan(name.LastIndexOf('.') + 1);

    private (GuardNeed Need, string? Evidence) Judge(
        LaneSet both,
        LaneWorld atRelease,
        int first,
        int last,
        List<(string Module, string Name, string FullName)> release,
        List<(string Module, string Name, string FullName)> main)
    {
        foreach (var (uses, world) in new[] { (release, both.Main), (main, atRelease) })
        {
            foreach (var use in uses.Where(use => both.Lacks(world, use.Module) || (use.Name.Length > 0 && both.Lacks(world, use.Module, use.Name))))
            {
                return (GuardNeed.Yes, $"{world.Label} does not have {use.FullName}");
            }
        }

        var chain = new ImportChain(both, file);
        foreach (var (lane, other) in new[] { (CodeLanes.Release, both.Main), (CodeLanes.Main, atRelease) })
        {
            foreach (var call in file.Module.Calls.Where(call => call.Line >= first && call.Line <= last && file.Map.Of(call.Line, LastPart(Plain(call.Callee))) == lane))
            {
                if (CallRule.Complaint(other, file, chain, call, lane) is var (target, complaint))
                {
                    return (GuardNeed.Yes, $"in {other.Label} the call of {target.FullName} {complaint}");
                }
            }
        }

        return release.Count + main.Count == 0 ? (GuardNeed.Unknown, null) : (GuardNeed.No, null);
    }
}
