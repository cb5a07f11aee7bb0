using Main2Main.Adaptation.Codemod.Copies;
using Main2Main.Adaptation.Codemod.Guards;
using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact.Usage;
using Main2Main.Lanes;
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
    private readonly Dictionary<string, byte[]> contents = new(StringComparer.Ordinal);
    private readonly List<AdaptedFile> files = [];
    private readonly List<LeftPlace> left = [];
    private readonly List<MadeEdit> made = [];
    private readonly Dictionary<string, byte[]> proposed = new(StringComparer.Ordinal);
    private readonly List<MadeEdit> proposals = [];

    /// <summary>Edits every file of the downstream's package.</summary>
    public CodemodOutcome Run()
    {
        evidence = input.Upstream is { } texts ? new Evidence(world, texts) : null;
        house = HouseStyle.Of(input.Downstream.Files.Select(file => input.Content(file.Path)).OfType<byte[]>(), input.LineLength);
        (copies, needs) = (new CopyIndex(world), evidence is null ? null : new CopyNeeds(world, evidence));
        var forGuard = input.Guard?.Module is { } module ? ImportGraph.ReachedFrom(module, input.Downstream) : new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in input.Downstream.Files.Where(file => file.Module.Failure is null && UsesUpstream(file)))
        {
            if (input.Content(file.Path) is { } content && CodeFile.TryRead(file.Path, file.ModuleName, content) is { } code)
            {
                Edit(code, content, forGuard.Contains(file.ModuleName));
            }
        }

        return new CodemodOutcome(contents, files, Left()) { Made = made, Proposed = proposed, Proposals = proposals };
    }

    private bool UsesUpstream(PythonFile file) => file.Module.Imports.Any(import => import.Level > 0 || world.Names.IsUpstreamModule(import.Module) || input.Downstream.FindModule(import.Module) is not null);

    private void Edit(CodeFile code, byte[] content, bool isImportedByGuard)
    {
        var plan = PlanOf(code);
        if (plan.Edits.Count + plan.Proposals.Count > 0 && input.IsProtected(code.Python.Path))
        {
            plan.Proposals.Clear();
            plan.Edits.ForEach(edit => plan.Leave(edit.Line, edit.Change, edit.Usage, "the file is protected"));
            plan.Edits.Clear();
        }

        if (plan.Proposals.Count > 0)
        {
            // What is offered is offered on the file as it is, each piece for itself.
            var offered = new FilePlan(code, guard, plan.Style, lanes: null);
            offered.Edits.AddRange(plan.Proposals);
            proposals.AddRange(Assemble(code, content, offered, isImportedByGuard, proposed));
        }

        var applied = Assemble(code, content, plan, isImportedByGuard, contents);
        left.AddRange(plan.Left);
        if (applied.Count > 0)
        {
            made.AddRange(applied);
            files.Add(new AdaptedFile(code.Python.Path, [.. applied.Select(edit => edit.Applied)]));
        }
    }

    private List<MadeEdit> Assemble(CodeFile code, byte[] content, FilePlan plan, bool isImportedByGuard, Dictionary<string, byte[]> results)
    {
        var (text, edits) = new FileAssembler(code, guard, input.LineLength, isImportedByGuard).Assemble(plan);
        var bytes = edits.Count == 0 ? content : code.Encode(text);
        if (bytes.AsSpan().SequenceEqual(content))
        {
            return [];
        }

        results[code.Python.Path] = bytes;
        return [.. edits.OrderBy(edit => edit.Line).Select(edit => new MadeEdit(code.Python.Path, edit, Applied(code.Python.Path, edit)))];
    }

    private FilePlan PlanOf(CodeFile code)
    {
        var lanes = input.Guard is { } settings ? new LaneMap(code.Source, code.Statements, new GuardVersions(settings, input.ReleaseTag), typesRun: true) : null;
        var plan = new FilePlan(code, guard, new FileStyle(code, house!), lanes);
        var values = new ValueReader(world.Names);
        if (evidence is not null)
        {
            new ReplacementPlanner(world, plan, evidence).Plan();
        }

        new ImportPlanner(world, plan, input.LineLength).Plan();
        new CallPlanner(world, plan, values).Plan();
        new DeprecatedArgumentPlanner(world, plan).Plan();
        new OverridePlanner(world, plan, input.Errors, input.LineLength).Plan();
        new MemberPlanner(world, plan, values).Plan();
        if (evidence is not null)
        {
            new ReturnPlanner(world, plan, evidence).Plan();
            new CopyPlanner(world, plan, evidence, copies!, needs!).Plan();
        }

        new StubPlanner(world, plan, (change, usage) => findings.Of(code.Python.Path, change, usage) is { Commits: [.., var oldest] } ? oldest : null).Plan();
        return plan;
    }

    private AppliedEdit Applied(string path, PlannedEdit edit)
    {
        var finding = findings.Of(path, edit.Change, edit.Usage);
        return new AppliedEdit(finding?.Id, edit.Kind, edit.Line, finding?.Commits ?? [], edit.IsGuarded, edit.Summary + ".");
    }

    private IReadOnlyList<LeftFinding> Left()
    {
        var told = left.Select(place => new LeftFinding(findings.Of(place.Path, place.Change, place.Usage)?.Id, place.Path, place.Line, place.Why + ".")).Distinct().ToList();
        var named = told.Select(one => one.Finding).Concat(files.SelectMany(file => file.Edits).Select(edit => edit.Finding)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. told, .. findings.Open(named).Select(finding => new LeftFinding(finding.Id, finding.DownstreamFile, finding.Line, "no mechanical edit answers it."))];
    }
}
