using System.Globalization;
using System.Numerics;

namespace Main2Main.Programs;

/// <summary>
/// A mark that a process cannot leave behind by emptying its environment, or by leaving its group, session, folder and parent: a
/// number as the limit of file locks. Linux hands limits down to all that a process starts and has not enforced this one since
/// 2.4, so it may be any number. A subreaper would not tell which of two suites at once an orphan is of, and would know nothing
/// after the run itself was killed; a control group of one's own is rarely to be had.
/// </summary>
internal static class ProcessTag
{
    private const string Program = "prlimit";
    private const string Label = "Max file locks";
    private const int MostBits = 62;
    private const int FewestBits = 48;

    // The lower bits name the child, the upper ones the workspace that it works for.
    private const int ChildBits = 31;

    /// <summary>Why a process that leaves everything else may outlive what started it; null where nothing does.</summary>
    public static string? Obstacle =>
        !OperatingSystem.IsLinux() ? "only Linux lets its processes be found again"
        : ProgramFinder.Find(Program, "/") is null ? $"there is no program '{Program}' on PATH; it is part of util-linux"
        : Bits() is null ? "somebody has limited file locks already"
        : null;

    /// <summary>The words in front of a program by which it and all it starts are tagged.</summary>
    /// <param name="mark">The child's mark.</param>
    /// <param name="above">The marks that this process carries, as <see cref="ProcessMark.Variable"/> holds them.</param>
    /// <returns>The words; none where there are no tags.</returns>
    public static IReadOnlyList<string> Words(ProcessMark mark, string? above)
    {
        if (Obstacle is not null || ProgramFinder.Find(Program, "/") is not { } program || Bits() is not { } bits)
        {
            return [];
        }

        var workspace = above?.Split(':').LastOrDefault(ProcessMark.IsWorkspace) is { } known ? Fold(new ProcessMark(known), bits - ChildBits) : 0;
        var value = string.Create(CultureInfo.InvariantCulture, $"{(1UL << bits) | (workspace << ChildBits) | Fold(mark, ChildBits)}");
        return [program, $"--locks={value}:{value}", "--"];
    }

    /// <summary>Whether a process is tagged for a mark.</summary>
    /// <param name="process">The process's number.</param>
    /// <param name="mark">The mark of a child or of a workspace.</param>
    /// <returns>Whether it is; false when it cannot be seen.</returns>
    public static bool IsOn(int process, ProcessMark mark)
    {
        if (Limit($"{process}") is not { } value || BitOperations.Log2(value) is var bits && bits is < FewestBits or > MostBits)
        {
            return false;
        }

        var payload = value ^ (1UL << bits);
        return ProcessMark.IsWorkspace(mark.Value)
            ? payload >> ChildBits == Fold(mark, bits - ChildBits)
            : (payload & ((1UL << ChildBits) - 1)) == Fold(mark, ChildBits);
    }

    /// <summary>A limit can only be lowered: a run inside a suite of another one has one bit less.</summary>
    private static int? Bits() => Limit("self") switch
    {
        null => null,
        ulong.MaxValue => MostBits,
        { } limit => BitOperations.Log2(limit) - 1 is >= FewestBits and var bits ? Math.Min(bits, MostBits) : null,
    };

    private static ulong Fold(ProcessMark mark, int bits) =>
        ulong.Parse(mark.Value.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & ((1UL << bits) - 1);

    private static ulong? Limit(string process)
    {
        try
        {
            // "Max file locks            unlimited            unlimited            locks"
            var line = File.ReadLines($"/proc/{process}/limits").FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal));
            var hard = line?[Label.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1);
            return hard == "unlimited" ? ulong.MaxValue : ulong.TryParse(hard, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or it is another user's.
            return null;
        }
    }
}
