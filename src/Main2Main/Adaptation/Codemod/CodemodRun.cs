using Main2Main.Adaptation.Codemod.Copies;
using Main2Main.Adaptation.Codemod.Guards;
using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Conditions;
using Main2Main.Impact;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod;

/// <summary>Edits what is mechanical. It writes no file: what comes out is for the caller to write.</summary>
/// <param name="input">The trees and the rules.</param>
internal sealed class CodemodRun(CodemodInput input)
{
    private readonly CodemodWorld world = new(input.Older, input.Newer, input.Release, input.Downstream.Files, input.ReleaseTag is not null,
        file => input.Content(file.Path) is { } content ? CodeFile.TryRead(file.Path, file.ModuleName, content) : null);
    private Evidence? evidence;
    private HouseStyle? house;
    private CopyIndex? copies;
    private CopyNeeds? needs;
    private readonly LaneGuard guard = new(input.Guard, input.ReleaseTag);
    private readonly FindingIndex findings = new(input.Report);
    private readonly List<PlannedFile> planned = [];
    private readonly HashSet<object> withdrawn = new(ReferenceEqualityComparer.Instance);
    private readonly List<WithdrawnEdit> takenBack = [];

    /// <summary>Edits every file of the downstream's package.</summary>
    public CodemodOutcome Run()
    {
        evidence = (input.Upstream ?? input.Originals) is { } texts ? new Evidence(world, texts) : null;
        house = HouseStyle.Of(input.Downstream.Files.Select(file => input.Content(file.Path)).OfType<byte[]>(), input.LineLength);
        (copies, needs) = (new CopyIndex(world), evidence is null ? null : new CopyNeeds(world, evidence));
        var forGuard = input.Guard?.Module is { } module ? ImportGraph.ReachedFrom(module, input.Downstream) : new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in input.Downstream.Files.Where(file => file.Module.Failure is null && UsesUpstream(file)))
        {
            if (input.Content(file.Path) is { } content && CodeFile.TryRead(file.Path, file.ModuleName, content) is { } code
                && Allowed(PlanOf(code)) is var plan && plan.Edits.Count + plan.Proposals.Count + plan.Left.Count > 0)
            {
                planned.Add(new PlannedFile(content, plan, new FileAssembler(code, guard, input.LineLength, forGuard.Contains(file.ModuleName))));
            }
        }

        return Outcome();
    }

    /// <summary>What comes out without the edits that something speaks against, each taken back with all of its places.</summary>
    /// <param name="refused">Lines whose edits are not as they should be.</param>
    public CodemodOutcome Without(IReadOnlyList<RefusedLines> refused)
    {
        var units = refused.SelectMany(one => planned.Where(file => file.Path == one.Path).SelectMany(file => file.At(one.First, one.Last))
            .Select(edit => (edit.Unit, one.Why))).ToList();
        foreach (var (unit, why) in units.DistinctBy(one => one.Unit, ReferenceEqualityComparer.Instance))
        {
            takenBack.AddRange(planned.SelectMany(file => file.Made.Where(edit => ReferenceEquals(edit.Unit, unit))
                .Select(edit => new WithdrawnEdit(Made(file, edit), why))));
            Withdraw(unit, why);
        }

        return Outcome();
    }

    private bool UsesUpstream(PythonFile file) => file.Module.Imports
        .Any(import => import.Level > 0 || world.Names.IsUpstreamModule(import.Module) || input.Downstream.FindModule(import.Module) is not null)
        || file.Module.Strings.Any(text => StringPathPlanner.IsPath(world.Names, text.Value));

    private FilePlan Allowed(FilePlan plan)
    {
        if (plan.Edits.Count + plan.Proposals.Count > 0 && input.IsProtected(plan.File.Python.Path))
        {
            plan.Proposals.Clear();
            plan.Edits.ForEach(edit => plan.Leave(edit.Line, edit.Change, edit.Usage, "the file is protected"));
            withdrawn.UnionWith(plan.Edits.Select(edit => edit.Unit));
            plan.Edits.Clear();
        }

        return plan;
    }

    private void Withdraw(object unit, string why) => planned.ForEach(file => file.Withdraw(unit, why));

    private CodemodOutcome Outcome()
    {
        // An edit that cannot be made in one file is made in none.
        do
        {
            foreach (var unit in withdrawn)
            {
                Withdraw(unit, "another place of the same edit cannot be edited");
            }

            withdrawn.Clear();
            planned.ForEach(file => withdrawn.UnionWith(file.Assemble(guard).Where(unit => planned.Exists(other => other != file && other.Has(unit)))));
        }
        while (withdrawn.Count > 0);

        var made = planned.SelectMany(file => file.Made.OrderBy(edit => edit.Line).Select(edit => Made(file, edit))).ToList();
        var edited = made.GroupBy(edit => edit.Path, StringComparer.Ordinal)
            .Select(file => new AdaptedFile(file.Key, [.. file.Select(edit => edit.Applied)])).ToList();
        return new CodemodOutcome(Contents(file => file.Edited), edited, Left(edited))
        {
            Made = made,
            Proposed = Contents(file => file.Proposed),
            Proposals = [.. planned.SelectMany(file => file.Proposals.OrderBy(edit => edit.Line).Select(edit => Made(file, edit)))],
            Withdrawn = [.. takenBack],
        };
    }

    private Dictionary<string, byte[]> Contents(Func<PlannedFile, byte[]?> side) =>
        planned.Select(file => (file.Path, Bytes: side(file))).Where(file => file.Bytes is not null)
            .ToDictionary(file => file.Path, file => file.Bytes!, StringComparer.Ordinal);

    private MadeEdit Made(PlannedFile file, PlannedEdit edit) => new(file.Path, edit, Applied(file.Path, edit));

    private FilePlan PlanOf(CodeFile code)
    {
        var lanes = input.Guard is { } settings ? new LaneMap(code.Source, code.Statements, new GuardVersions(settings, input.ReleaseTag), typesRun: true) : null;
        var plan = new FilePlan(code, guard, new FileStyle(code, house!), lanes);
        if (!input.OnlyCopies)
        {
            PlanContracts(code, plan);
        }

        if (evidence is not null)
        {
            new CopyPlanner(world, plan, evidence, copies!, needs!, input).Plan();
        }

        return plan;
    }

    private void PlanContracts(CodeFile code, FilePlan plan)
    {
        var values = new ValueReader(world.Names);
        var calls = new UpstreamCalls(world, plan, values);
        if (evidence is not null && input.Upstream is not null)
        {
            new MemberReplacementPlanner(world, plan, evidence).Plan();
            new ReplacementPlanner(world, plan, evidence).Plan();
        }

        new ImportPlanner(world, plan, input.LineLength).Plan();
        new ModuleMemberPlanner(world, plan).Plan();
        new StringPathPlanner(world, plan).Plan();
        new CallerArgumentPlanner(world, plan, calls).Plan();
        new CallPlanner(plan, calls).Plan();
        new RequiredArgumentPlanner(world, plan, calls).Plan();
        new LostParameterPlanner(world, plan).Plan();
        new DeprecatedArgumentPlanner(world, plan).Plan();
        new LostArgumentPlanner(world, plan, values).Plan();
        new AnnouncedNamePlanner(world, plan).Plan();
        new OverridePlanner(world, plan, input.Errors, input.LineLength).Plan();
        new MemberPlanner(world, plan, values).Plan();
        new RenamedOverridePlanner(world, plan, values).Plan();
        new ReadOnlyFieldPlanner(world, plan).Plan();
        new SuperReturnPlanner(world, plan).Plan();
        if (evidence is not null)
        {
            new UnpackedResultPlanner(world, plan, values, evidence).Plan();
        }

        if (evidence is not null && input.Upstream is not null)
        {
            new ReturnPlanner(world, plan, evidence).Plan();
        }

        new StubPlanner(world, plan, input.OffersStubs ? plan.Proposals : plan.Edits,
            (change, usage, line) => findings.Of(code.Python.Path, change, usage, line) is { Commits: [.., var oldest] } ? oldest : null).Plan();
    }

    private AppliedEdit Applied(string path, PlannedEdit edit)
    {
        var finding = findings.Of(path, edit.Change, edit.Usage, edit.Line);
        return new AppliedEdit(finding?.Id, edit.Kind, edit.Line, finding?.Commits ?? [], edit.IsGuarded, edit.Summary + ".");
    }

    /// <summary>Whether an edit that another change asked for has taken what a finding names out of its line.</summary>
    private bool IsAnswered(ImpactFinding finding) => planned.Exists(file => file.Path == finding.DownstreamFile
        && (file.HasTakenOut(finding.Line, finding.Member ?? DottedName.Last(finding.UpstreamSymbol))
            || (finding is { Change: "abstract_member_added", Member: { } member } && file.Defines(finding.Line, member))));

    /// <summary>Whether the line of a finding that an edit answers still reads the attribute at another place.</summary>
    private bool IsHalf(ImpactFinding finding) => finding is { Change: "field_removed" or "field_renamed" or "member_removed" or "member_renamed", Member: { } member }
        && planned.Exists(file => file.Path == finding.DownstreamFile && file.StillReads(finding.Line, member));

    private IReadOnlyList<LeftFinding> Left(IReadOnlyList<AdaptedFile> files)
    {
        var told = planned.SelectMany(file => file.Plan.Left)
            .Select(place => new LeftFinding(findings.Of(place.Path, place.Change, place.Usage, place.Line)?.Id, place.Path, place.Line, place.Why + ".")).Distinct().ToList();
        var named = told.Select(one => one.Finding).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var edited = files.SelectMany(file => file.Edits).Select(edit => edit.Finding).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var open = findings.Open(named).Where(finding => edited.Contains(finding.Id) ? IsHalf(finding) : !IsAnswered(finding));
        return [.. told, .. open.Select(finding => new LeftFinding(finding.Id, finding.DownstreamFile, finding.Line, "no mechanical edit answers it."))];
    }
}

/// <summary>Lines of a file as it was, whose edit is not as it should be.</summary>
/// <param name="Path">The file.</param>
/// <param name="First">The first line, from 1.</param>
/// <param name="Last">The last one.</param>
/// <param name="Why">What speaks against it.</param>
internal sealed record RefusedLines(string Path, int First, int Last, string Why);
