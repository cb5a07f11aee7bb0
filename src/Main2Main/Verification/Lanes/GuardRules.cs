using Main2Main.Contracts;
using Main2Main.Guards;

namespace Main2Main.Verification.Lanes;

/// <summary>Checks of guards themselves: their versions, and what their branches define.</summary>
/// <param name="versions">The guard function and its versions.</param>
internal sealed class GuardRules(GuardVersions versions)
{
    /// <summary>Checks a file.</summary>
    public IEnumerable<Candidate> Check(CheckedFile file) => versions.ReleaseTag is null ? [] : WrongVersions(file).Concat(BranchSignatures(file));

    private IEnumerable<Candidate> WrongVersions(CheckedFile file) => file.Map.Calls
        .Where(call => call.IsCondition && file.IsStatementEdited(call.Line) && !versions.IsRelease(call.Version))
        .Select(call => new Candidate(
            new CheckFinding(CheckRule.WrongVersion, file.Path, call.Line, Lane: null, $"asks for version \"{call.Version}\", but the release tag is {versions.ReleaseTag}", $"write {versions.Call}"),
            CodeLanes.Both,
            call.Version,
            file.File,
            PythonModule.ModuleScope));

    private static IEnumerable<Candidate> BranchSignatures(CheckedFile file)
    {
        foreach (var group in file.Module.Functions.GroupBy(function => (function.Container, function.Name)).Where(group => group.Count() > 1))
        {
            var release = group.LastOrDefault(function => Runs(file, function, CodeLanes.Release, CodeLanes.Main));
            var main = group.LastOrDefault(function => Runs(file, function, CodeLanes.Main, CodeLanes.Release));
            if (release is not null && main is not null && (file.IsStatementEdited(release.Line) || file.IsStatementEdited(main.Line)) && Difference(release, main) is { } difference)
            {
                yield return new Candidate(
                    new CheckFinding(CheckRule.BranchSignatures, file.Path, main.Line, Lane: null, $"defines {main.QualifiedName} otherwise than the release's branch in line {release.Line}: {difference}", "give both branches the same signature, and branch inside the function"),
                    CodeLanes.Both,
                    main.QualifiedName,
                    file.File,
                    main.Container);
            }
        }
    }

    private static bool Runs(CheckedFile file, PythonFunction function, CodeLanes lane, CodeLanes notIn) =>
        file.Map.AtLine(function.Line) is var found && found.HasFlag(lane) && !found.HasFlag(notIn);

    private static string? Difference(PythonFunction release, PythonFunction main)
    {
        var (left, right) = (Signature(release), Signature(main));
        return left.SequenceEqual(right) ? null : $"({string.Join(", ", left)}) there, ({string.Join(", ", right)}) here";
    }

    private static IReadOnlyList<string> Signature(PythonFunction function) => [.. function.Parameters.Select(parameter => parameter.Kind switch
    {
        PythonParameterKind.Positionals => $"*{parameter.Name}",
        PythonParameterKind.Keywords => $"**{parameter.Name}",
        PythonParameterKind.KeywordOnly => $"*, {parameter.Name}{(parameter.IsRequired ? string.Empty : "=")}",
        PythonParameterKind.PositionalOnly => $"{parameter.Name}{(parameter.IsRequired ? string.Empty : "=")}, /",
        _ => $"{parameter.Name}{(parameter.IsRequired ? string.Empty : "=")}",
    })];
}
