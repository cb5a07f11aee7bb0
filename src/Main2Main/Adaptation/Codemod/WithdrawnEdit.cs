namespace Main2Main.Adaptation.Codemod;

/// <summary>An edit that was taken back.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Why">What speaks against it.</param>
internal sealed record WithdrawnEdit(MadeEdit Edit, string Why);
