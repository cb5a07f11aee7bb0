using Main2Main.Diagnosis;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Reporting.Page;

/// <summary>A CI round as the page shows it.</summary>
/// <param name="State">Its entry in the journal.</param>
/// <param name="Suites">Its suites.</param>
/// <param name="Errors">Its root causes, as many as are shown.</param>
/// <param name="LeftOut">How many root causes are left out.</param>
/// <param name="Diagnoses">What the diagnosis says of them; empty when there is none.</param>
/// <param name="Log">Its log.</param>
internal sealed record RoundCard(
    RoundState State, IReadOnlyList<SuiteOutcome> Suites, IReadOnlyList<CiError> Errors, int LeftOut, IReadOnlyList<ErrorDiagnosis> Diagnoses, FileLink? Log);
