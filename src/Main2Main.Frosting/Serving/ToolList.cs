using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Main2Main.Serving;

namespace Main2Main.Frosting.Serving;

/// <summary>What can be asked.</summary>
/// <param name="questions">Who answers.</param>
internal sealed class ToolList(PairQuestions questions)
{
    private const string DottedName = "The dotted name with its module, as in an import: package.module.Class.method.";

    /// <summary>The tools.</summary>
    public IReadOnlyList<ToolDefinition> All { get; } =
    [
        new(
            "findings",
            "What the upstream changed that the downstream depends on, the surest first: place, old and new contract, commits, what to do, whether a version guard is needed.",
            [
                new("file", "A downstream file, relative to the downstream's root; without it all files."),
                new("severity", "The least severity that is wanted: breaks, likely or review (the default)."),
            ],
            async given => Json(await questions.FindingsAsync(given.Text("file"), given.Text("severity")), ServingJson.Readable.FindingsAnswer)),
        new(
            "contract",
            "What an upstream name is at a commit: signature, place, members, source. Re-exports are followed.",
            [
                new("name", DottedName, IsRequired: true),
                new("commit", "before (the step's start), main (its end), release (the release tag), or any upstream revision; without it the first three."),
            ],
            async given => Json(await questions.ContractAsync(given.Required("name"), given.Text("commit")), ServingJson.Readable.ContractAnswer)),
        new(
            "users",
            "Who uses an upstream name: the downstream's files as they stand (imports, calls, overrides, patches, copies ...) and the upstream's own calls.",
            [new("name", DottedName, IsRequired: true)],
            async given => Json(await questions.UsersAsync(given.Required("name")), ServingJson.Readable.UsersAnswer)),
        new(
            "explain_log",
            "Why a test log failed: the root causes, with the upstream commits that are likeliest to blame and the downstream's places.",
            [
                new("log", "The log; without it the last one of the run's step."),
                new("exit_code", "The exit code of the program that printed it, where it is known.", IsNumber: true),
            ],
            async given => Json(await questions.ExplainLogAsync(given.Text("log"), given.Number("exit_code")), ServingJson.Readable.LogAnswer)),
        new(
            "check",
            "Checks the downstream's working tree, as it stands, against the upstream's main and its release, as it is checked before tests run; call it before you hand in.",
            [],
            async _ => Json(await questions.CheckAsync(), ServingJson.Readable.CheckAnswer)),
        new(
            "upstream_diff",
            "What the upstream did to a name: changes of its contract, commits, the diff of its definition, and how the upstream changed its own code that uses it.",
            [new("name", DottedName, IsRequired: true)],
            async given => Json(await questions.UpstreamDiffAsync(given.Required("name")), ServingJson.Readable.DiffAnswer)),
    ];

    private static string Json<T>(T answer, JsonTypeInfo<T> type) => JsonSerializer.Serialize(answer, type);
}
