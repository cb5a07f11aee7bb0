using Main2Main.Conditions;
using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>Checks of the versions that guards name.</summary>
/// <param name="versions">The guard function and its versions.</param>
internal sealed class GuardRules(GuardVersions versions)
{
    /// <summary>Checks a file.</summary>
    public IEnumerable<Candidate> Check(CheckedFile file) => versions.ReleaseTag is null ? [] : WrongVersions(file);

    private IEnumerable<Candidate> WrongVersions(CheckedFile file) => file.Map.Calls
        .Where(call => call.IsCondition && file.IsStatementEdited(call.Line) && !versions.IsRelease(call.Version))
        .Select(call => new Candidate(
            new CheckFinding(
                CheckRule.WrongVersion,
                file.Path,
                call.Line,
                Lane: null,
                $"asks for version \"{call.Version}\", but the release tag is {versions.ReleaseTag}",
                $"write {versions.Call}"),
            CodeLanes.Both,
            call.Version,
            file.File,
            PythonModule.ModuleScope));
}
