namespace Main2Main.Verification.Logs;

/// <summary>A kind of failure that may come from outside.</summary>
/// <param name="Pattern">A regular expression over "Type: message".</param>
/// <param name="Evidence">What excuses it.</param>
/// <param name="Proof">What must be shown besides.</param>
internal sealed record FlakeRule(string Pattern, string Evidence, FlakeProof Proof = FlakeProof.None);
