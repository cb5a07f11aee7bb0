namespace Main2Main.Secrecy;

/// <summary>What stands at a place of a text.</summary>
/// <param name="Kept">Letters that stay, before what is masked.</param>
/// <param name="Length">Letters up to the end of what is masked; 0 when nothing is.</param>
/// <param name="IsUnfinished">Whether only the text that follows can tell.</param>
/// <param name="IsKey">Whether it is a key of several lines, which stay lines.</param>
internal readonly record struct SecretMatch(int Kept, int Length, bool IsUnfinished, bool IsKey)
{
    public static readonly SecretMatch None;

    public static readonly SecretMatch Unfinished = new(0, 0, IsUnfinished: true, IsKey: false);

    public static SecretMatch Of(int length, int kept = 0) => new(kept, length, IsUnfinished: false, IsKey: false);
}
