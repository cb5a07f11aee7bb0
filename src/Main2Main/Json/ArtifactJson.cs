using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Main2Main.Adaptation;
using Main2Main.Bisection;
using Main2Main.Detection;
using Main2Main.Diagnosis;
using Main2Main.Diagnosis.Baselines;
using Main2Main.Guards;
using Main2Main.Impact;
using Main2Main.Memory;
using Main2Main.Patches;
using Main2Main.Planning;
using Main2Main.Publishing;
using Main2Main.Reporting;
using Main2Main.Secrecy;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Json;

/// <summary>How artifacts are written as JSON: <c>snake_case</c>, indented, text as it is but for secrets.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter), typeof(SnakeCaseEnumConverter<RunStatus>), typeof(SnakeCaseEnumConverter<StepPhase>), typeof(SnakeCaseEnumConverter<Verdict>), typeof(SnakeCaseEnumConverter<StopCondition>),
        typeof(SnakeCaseEnumConverter<Mechanism>), typeof(SnakeCaseEnumConverter<TermKind>), typeof(SnakeCaseEnumConverter<HunkSide>), typeof(SnakeCaseEnumConverter<GuardNeed>), typeof(SnakeCaseEnumConverter<GuardReason>), typeof(SnakeCaseEnumConverter<Presence>), typeof(SnakeCaseEnumConverter<RoundTrend>),
        typeof(SnakeCaseEnumConverter<ImpactSeverity>), typeof(SnakeCaseEnumConverter<ImpactUsage>), typeof(SnakeCaseEnumConverter<CheckRule>), typeof(SnakeCaseEnumConverter<GuardAge>), typeof(SnakeCaseEnumConverter<ChangeEvidence>), typeof(SnakeCaseEnumConverter<PublicationStatus>), typeof(SnakeCaseEnumConverter<PublicationPhase>),
        typeof(SnakeCaseEnumConverter<BisectStatus>), typeof(SnakeCaseEnumConverter<ProbeVerdict>), typeof(SnakeCaseEnumConverter<WantedFailure>), typeof(SnakeCaseEnumConverter<CaseOutcome>), typeof(SnakeCaseEnumConverter<PatchChange>), typeof(SnakeCaseEnumConverter<PatchNeed>), typeof(SnakeCaseEnumConverter<WitnessFinding>)])]
[JsonSerializable(typeof(DriftDetection))]
[JsonSerializable(typeof(StepPlan))]
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(AdaptationRequest))]
[JsonSerializable(typeof(AdaptationResult))]
[JsonSerializable(typeof(AdapterAnswer))]
[JsonSerializable(typeof(CiSummary))]
[JsonSerializable(typeof(RoundResult))]
[JsonSerializable(typeof(RoundAnalysis))]
[JsonSerializable(typeof(FailureSummary))]
[JsonSerializable(typeof(FinalReport))]
[JsonSerializable(typeof(FinalStatus))]
[JsonSerializable(typeof(ImpactReport))]
[JsonSerializable(typeof(SuiteMemory))]
[JsonSerializable(typeof(CaseMemory))]
[JsonSerializable(typeof(Lesson))]
[JsonSerializable(typeof(MemoryReport))]
[JsonSerializable(typeof(PreCiReport))]
[JsonSerializable(typeof(PreparedState))]
[JsonSerializable(typeof(BaselineReport))]
[JsonSerializable(typeof(GuardReport))]
[JsonSerializable(typeof(Publication))]
[JsonSerializable(typeof(BisectReport))]
[JsonSerializable(typeof(BisectState))]
[JsonSerializable(typeof(LockOwner))]
internal sealed partial class ArtifactJson : JsonSerializerContext
{
    private static ArtifactJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static ArtifactJson Readable => readable ??= new ArtifactJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
