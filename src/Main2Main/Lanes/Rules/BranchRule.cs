using Main2Main.Conditions;
using Main2Main.Impact.Findings;
using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>
/// Finds calls that serve both lanes, of a function that a guard defines for each lane in its own way, and that fit one of the two alone. Two
/// signatures by themselves are no fault: each lane has its own.
/// </summary>
/// <param name="lanes">The lanes.</param>
/// <param name="reach">In which lanes code is reached.</param>
internal sealed class BranchRule(LaneSet lanes, Reach reach)
{
    /// <summary>Checks a file's guarded definitions, and every call of them in the downstream.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The calls that do not fit both.</returns>
    public async Task<IReadOnlyList<Candidate>> CheckAsync(CheckedFile file)
    {
        var found = new List<Candidate>();
        foreach (var group in file.Module.Functions.GroupBy(function => (function.Container, function.Name)).Where(group => group.Count() > 1))
        {
            var release = group.LastOrDefault(function => Runs(file, function, CodeLanes.Release, CodeLanes.Main));
            var main = group.LastOrDefault(function => Runs(file, function, CodeLanes.Main, CodeLanes.Release));
            if (release is not null && main is not null && (file.IsStatementEdited(release.Line) || file.IsStatementEdited(main.Line)))
            {
                await AddAsync(found, file, release, main);
            }
        }

        return found;
    }

    private static bool Runs(CheckedFile file, PythonFunction function, CodeLanes lane, CodeLanes notIn) =>
        file.Map.AtLine(function.Line) is var found && found.HasFlag(lane) && !found.HasFlag(notIn);

    private async Task AddAsync(List<Candidate> found, CheckedFile file, PythonFunction release, PythonFunction main)
    {
        foreach (var user in lanes.Downstream)
        {
            foreach (var call in user.Module.Calls.Where(call => Named(call.Callee, main.Name) && Means(user, call, file, main)))
            {
                var bound = file.Module.ClassAt(main.Container) is not null && !main.IsStatic;
                var (atRelease, atMain) = (CallBinding.Complaint(call, release, bound), CallBinding.Complaint(call, main, bound));
                var (right, wrong, text) = atMain is null ? (main, release, atRelease) : (release, main, atMain);
                if (atRelease is null != atMain is null && await ServesBothAsync(user, call))
                {
                    var problem =
                        $"calls {main.QualifiedName} in both lanes, but fits {file.Path}:{right.Line} alone: by the definition in line {wrong.Line} it {text}";
                    found.Add(new Candidate(
                        new CheckFinding(
                            CheckRule.BranchSignatures,
                            user.Path,
                            call.Line,
                            Lane: null,
                            problem,
                            "branch on the version, with a call for each lane, or let both definitions take the call"),
                        CodeLanes.Both,
                        $"{main.QualifiedName}|{text}",
                        user,
                        call.Scope));
                }
            }
        }
    }

    private async Task<bool> ServesBothAsync(PythonFile user, PythonCall call)
    {
        if (await reach.MapAsync(user) is not { } map || map.Of(call.Line, ValueReader.Parts(call.Callee)[^1]) != CodeLanes.Both)
        {
            return false;
        }

        var place = new Candidate(
            new CheckFinding(CheckRule.BranchSignatures, user.Path, call.Line, Lane: null, string.Empty, string.Empty),
            CodeLanes.Main,
            string.Empty,
            user,
            call.Scope);
        return await reach.IsReachedAsync(place) && await reach.IsReachedAsync(place with { Lane = CodeLanes.Release });
    }

    /// <summary>
    /// Whether a call is one of the definition's: of its name in its file, of an import of it, or of a method of an object whose class is known.
    /// </summary>
    private bool Means(PythonFile user, PythonCall call, CheckedFile file, PythonFunction function)
    {
        var parts = ValueReader.Parts(call.Callee);
        if (file.Module.ClassAt(function.Container) is not null)
        {
            var owner = string.Join('.', parts[..^1]);
            return owner.Length > 0 && lanes.Main.Values.Of(user, call.Scope, owner) is { } value
                && Is(lanes.Main.Values.Definer(value, function.Name), file, function);
        }

        return function.Container == PythonModule.ModuleScope
            && !IsLocal(user, call.Scope, parts[0])
            && (user.Path == file.Path ? parts.Count == 1 : Is(lanes.Main.Tree.ResolveIn(user, call.Callee, call.Scope), file, function));
    }

    private static bool Is(PythonDefinition? definition, CheckedFile file, PythonFunction function) =>
        definition is not null && definition.File.Path == file.Path && definition.QualifiedName == function.QualifiedName;

    /// <summary>Whether a name is bound in a function around a scope, and so is not the module's.</summary>
    private static bool IsLocal(PythonFile file, int scope, string name)
    {
        for (var at = scope; at != PythonModule.ModuleScope; at = file.Module.Scopes[at].Parent)
        {
            if (file.Module.FunctionAt(at) is { } function
                && (function.Parameters.Any(parameter => parameter.Name == name)
                    || file.Module.Variables.Any(variable => variable.Scope == at && variable.Name == name)
                    || file.Module.Functions.Any(inner => inner.Container == at && inner.Name == name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Named(string callee, string name) => callee == name || callee.EndsWith("." + name, StringComparison.Ordinal);
}
