using Main2Main.Python;
using Main2Main.Git;
using Main2Main.Impact.Usage;

namespace Main2Main.Serving.Reading;

/// <summary>Who uses an upstream name: the downstream as it stands, and the upstream's own calls.</summary>
internal static class NameUsers
{
    private const int Most = 60;

    public static async Task<UsersAnswer> AnswerAsync(PairReading reading, string name)
    {
        var (before, after) = await reading.RequireAsync(name);
        using var side = await SideObjects.OpenAsync(reading.Session.Downstream);
        var downstream = await reading.DownstreamAsync(side.Repository, await TreeCheck.TreeAsync(reading, side) ?? reading.Pair.Downstream);
        var uses = new List<NameUse>();
        foreach (var (commit, found) in new[] { (reading.Pair.Before, before), (reading.Pair.Main, after) }.Where(entry => entry.Item2 is not null))
        {
            uses.AddRange(In(new CodeWorld((await reading.UpstreamAsync(commit)).Files, downstream.Files), found!));
        }

        var distinct = uses.Distinct().OrderBy(use => use.File, StringComparer.Ordinal).ThenBy(use => use.Line).ToList();
        var calls = Calls(await reading.UpstreamAsync(reading.Pair.Main), after ?? before!);
        return new UsersAnswer(
            (after ?? before!).FullName, [.. distinct.Take(Most)], [.. calls.Take(Most)], Math.Max(distinct.Count - Most, 0) + Math.Max(calls.Count - Most, 0));
    }

    private static IEnumerable<NameUse> In(CodeWorld world, PythonDefinition wanted)
    {
        var index = UsageIndex.Of(world);
        var sites = world.Downstream.SelectMany(file => index.In(file))
            .Where(site => site.Target.FullName == wanted.FullName || IsMember(world, site.Target, wanted));
        return sites.Concat(index.Copies.Of(wanted))
            .Select(site => new NameUse(site.File.Path, site.Line, site.File.Module.QualifiedNameOf(site.Scope), Words.Of(site.Usage)));
    }

    /// <summary>A method's override, or the method as a class below has it.</summary>
    private static bool IsMember(CodeWorld world, PythonDefinition target, PythonDefinition wanted) =>
        wanted.Class is not null && target.Class is null && target.File == wanted.File
            && target.QualifiedName.StartsWith(wanted.QualifiedName + ".", StringComparison.Ordinal) && world.IsUpstream(target);

    private static List<NameUse> Calls(PythonTree tree, PythonDefinition wanted)
    {
        var name = DottedName.Last(wanted.QualifiedName) is "__init__"
            ? DottedName.Last(wanted.QualifiedName[..^".__init__".Length])
            : DottedName.Last(wanted.QualifiedName);
        var isMember = wanted.QualifiedName.Contains('.', StringComparison.Ordinal);
        var found = new List<NameUse>();
        foreach (var file in tree.Files.Where(file => file.Module.Failure is null))
        {
            foreach (var call in file.Module.Calls.Where(call => ValueReader.LastName(call.Callee) == name))
            {
                var resolved = call.Callee.Contains("()", StringComparison.Ordinal) || call.Callee.Contains("[]", StringComparison.Ordinal)
                    ? null
                    : tree.ResolveIn(file, call.Callee, call.Scope);
                if (resolved?.FullName == wanted.FullName || (resolved is null && isMember))
                {
                    found.Add(new NameUse(file.Path, call.Line, file.Module.QualifiedNameOf(call.Scope), resolved is null ? "call_by_name" : "call"));
                }
            }
        }

        return [.. found.OrderBy(use => use.Usage, StringComparer.Ordinal).ThenBy(use => use.File, StringComparer.Ordinal).ThenBy(use => use.Line)];
    }
}
