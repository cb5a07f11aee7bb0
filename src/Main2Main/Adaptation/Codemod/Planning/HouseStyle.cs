using System.Text;
using System.Text.RegularExpressions;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>How a downstream's files are laid out, where one of them alone does not tell.</summary>
/// <param name="Limit">Characters that lines keep to.</param>
/// <param name="AlignsImports">Whether the names of a long import stand behind its bracket, and not on lines of their own.</param>
/// <param name="ImportLimit">Characters that imports keep to: sorters have a limit of their own.</param>
internal sealed partial record HouseStyle(int Limit, bool AlignsImports, int ImportLimit)
{
    /// <summary>The limits that houses have, the smallest first.</summary>
    public static IReadOnlyList<int> Limits { get; } = [80, 88, 100, 120];

    // A house whose sorter breaks imports leaves next to none of them long.
    private const int Clearly = 10;

    // Of a hundred lines, texts and addresses make about one too long in any house.
    private const int Tolerance = 100;

    /// <summary>Looks at files.</summary>
    /// <param name="files">Their bytes.</param>
    /// <param name="longest">Characters that a line may have.</param>
    public static HouseStyle Of(IEnumerable<byte[]> files, int longest)
    {
        var (lines, aligned, exploded) = (0, 0, 0);
        var longer = new int[Limits.Count];
        var (whole, broken) = (new List<int>(), new List<int>());
        foreach (var text in files.Select(file => Encoding.UTF8.GetString(file)))
        {
            aligned += Aligned().Count(text);
            exploded += Exploded().Count(text);
            whole.AddRange(Whole().Matches(text).Select(import => import.Value.TrimEnd().Length));
            broken.AddRange(Broken().Matches(text).Select(import => Joined(import.Value)));
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
        var most = kept < 0 ? longest : Math.Min(longest, Limits[kept]);
        var imports = Limits.Where(limit => limit < most && broken.Count(length => length > limit && length <= most) > Clearly * whole.Count(length => length > limit)).Append(most).First();
        return new HouseStyle(most, aligned > exploded, imports);
    }

    private static int Joined(string import) => Blanks().Replace(import.Replace("(", string.Empty, StringComparison.Ordinal).Replace(")", string.Empty, StringComparison.Ordinal).Replace("\\", string.Empty, StringComparison.Ordinal), " ").TrimEnd(' ', ',').Length;

    [GeneratedRegex(@"^from [\w.]+ import [^(\\#\n]+$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    // A comma at the end asks for lines of their own, and a comment needs one.
    [GeneratedRegex(@"^from [\w.]+ import (\([^)#]*[^)#,\s]\s*\)|\\\r?\n[^#\n]*)$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Broken();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    // Names below the bracket, with the closing one behind the last of them, are how sorters of this style go on where a name has no room behind it.
    [GeneratedRegex(@"^from [\w.]+ import (\(\w|\\\s*$|\([ \t]*(#[^\n]*)?\r?\n[^)\n]*\w[^)\n]*\))", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Aligned();

    [GeneratedRegex(@"^from [\w.]+ import \([ \t]*(#[^\n]*)?\r?\n([ \t]+[^\n]*\n)+\)", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Exploded();
}
