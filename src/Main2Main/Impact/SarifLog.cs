using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Main2Main.Untrusted;

namespace Main2Main.Impact;

/// <summary>A report as SARIF 2.1.0, so that editors and code review show findings at their lines.</summary>
internal static class SarifLog
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ImpactReport report) => new JsonObject
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = Driver(report) },
            ["originalUriBaseIds"] = new JsonObject { ["DOWNSTREAM"] = new JsonObject { ["description"] = Text($"The downstream at {report.DownstreamCommit}") } },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray([.. report.Findings.Select(Result)]),
            ["properties"] = new JsonObject
            {
                ["testFiles"] = report.TestFiles,
                ["requirements"] = new JsonArray([.. report.Requirements.Select(change => (JsonNode)new JsonObject
                {
                    ["name"] = Masked(change.Name),
                    ["old"] = Masked(change.Old),
                    ["new"] = Masked(change.New),
                    ["fits"] = change.Own.Any(own => own.Fits == false) ? false : change.Own.Any(own => own.Fits is null) ? null : true,
                })]),
            },
        }),
    }.ToJsonString(Layout) + "\n";

    private static JsonObject Driver(ImpactReport report) => new()
    {
        ["name"] = "Main2Main Impact",
        ["informationUri"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html",
        ["rules"] = new JsonArray([.. report.Findings.Select(finding => finding.Change).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(change => (JsonNode)new JsonObject
        {
            ["id"] = change,
            ["shortDescription"] = Text("Upstream: " + change.Replace('_', ' ')),
        })]),
    };

    private static JsonNode Result(ImpactFinding finding) => new JsonObject
    {
        ["ruleId"] = finding.Change,
        ["level"] = finding.Severity switch { ImpactSeverity.Breaks => "error", ImpactSeverity.Likely => "warning", _ => "note" },
        ["message"] = Text($"{finding.Headline()}. {finding.Suggestion}"),
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = Uri.EscapeDataString(finding.DownstreamFile).Replace("%2F", "/", StringComparison.Ordinal), ["uriBaseId"] = "DOWNSTREAM" },
                ["region"] = new JsonObject { ["startLine"] = Math.Max(finding.Line, 1) },
            },
        }),
        ["partialFingerprints"] = new JsonObject { ["main2main/v1"] = $"{finding.DownstreamFile}|{finding.Usage}|{finding.UpstreamSymbol}|{finding.Member}|{finding.Change}" },
        ["properties"] = new JsonObject
        {
            ["id"] = finding.Id,
            ["old"] = Masked(finding.Old),
            ["new"] = Masked(finding.New),
            ["certainty"] = finding.Weight,
            ["reach"] = finding.Reach,
            ["decides"] = finding.Decides,
            ["tested"] = finding.Tested,
            ["also"] = new JsonArray([.. finding.Also.Select(other => (JsonNode?)Masked(other))]),
            ["commits"] = new JsonArray([.. finding.Commits.Select(commit => (JsonNode)commit)]),
        },
    };

    // Brackets in a message of SARIF make links.
    private static JsonObject Text(string text) => new() { ["text"] = Masked(text)!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal) };

    private static string? Masked(string? text) => text is null ? null : ConsoleText.Shown(text);
}
