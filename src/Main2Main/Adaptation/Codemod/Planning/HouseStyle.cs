using System.Text;
using System.Text.RegularExpressions;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>How a downstream's files are laid out, where one of them alone does not tell.</summary>
/// <param name="Limit">Characters that lines keep to.</param>
/// <param name="AlignsImports">Whether the names of a long import stand behind its bracket, and not on lines of their own.</param>
internal sealed partial record HouseStyle(int Limit, bool AlignsImports)
{
    /// <summary>The limits that houses have, the smallest first.</summary>
    public static IReadOnlyList<int> Limits { get; } = [80, 88, 100, 120];

    // Of a hundred lines, texts and addresses make about one too long in any house.
    private const int Tolerance = 100;

    /// <summary>Looks at files.</summary>
    /// <param name="files">Their bytes.</param>
    /// <param name="longest">Characters that a line may have.</param>
    public static HouseStyle Of(IEnumerable<byte[]> files, int longest)
    {
        var (lines, aligned, exploded) = (0, 0, 0);
        var longer = new int[Limits.Count];
        foreach (var text in files.Select(file => Encoding.UTF8.GetString(file)))
        {
            aligned += Aligned().Count(text);
            exploded += Exploded().Count(text);
            foreach (var length in text.Split('\n').Select(line => line.TrimEnd('\r').Length).Where(length => length > 1))
            {
                lines++;
                for (var index = 0; index < Limits.Count && length > Limits[index]; index++)
                {
                    longer[index]++;
                }
            }
        }

        var kept = Array.FindIndex(longer, count => count * Tolerance <= lines);
        return new HouseStyle(kept < 0 ? longest : Math.Min(longest, Limits[kept]), aligned > exploded);
    }

    // Names below the bracket, with the closing one behind the last of them, are how sorters of this style go on where a name has no room behind it.
    [GeneratedRegex(@"^from [\w.]+ import (\(\w|\\\s*$|\([ \t]*(#[^\n]*)?\r?\n[^)\n]*\w[^)\n]*\))", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Aligned();

    [GeneratedRegex(@"^from [\w.]+ import \([ \t]*(#[^\n]*)?\r?\n([ \t]+[^\n]*\n)+\)", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Exploded();
}
