using System.Globalization;
using System.Text;

namespace Main2Main.Programs;

/// <summary>A process of this machine, as the kernel's process folder shows it. Elsewhere than on Linux none are seen.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Parent">Its parent's number.</param>
/// <param name="Group">Its process group.</param>
/// <param name="Session">Its session.</param>
/// <param name="Name">The program's name, at most 15 letters.</param>
/// <param name="Start">When it began, in the kernel's ticks; with its number it is a process that no other is taken for.</param>
internal sealed record RunningProcess(int Id, int Parent, int Group, int Session, string Name, ulong Start)
{
    private const string Root = "/proc";
    private const int StateAfterName = 0;
    private const int ParentAfterName = 1;
    private const int GroupAfterName = 2;
    private const int SessionAfterName = 3;
    private const int StartAfterName = 19;

    private static readonly byte[] MarkStart = Encoding.ASCII.GetBytes($"{ProcessMark.Variable}=");

    /// <summary>All processes that can be seen, without those that have ended and wait for their parent.</summary>
    public static IReadOnlyList<RunningProcess> All() => !Directory.Exists(Root)
        ? []
        : [.. Directory.EnumerateDirectories(Root).Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? TryRead(id) : null).OfType<RunningProcess>()];

    /// <summary>One process.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>The process; null when it cannot be seen or has ended.</returns>
    public static RunningProcess? Of(int id) => TryRead(id);

    /// <summary>Whether it was started with a mark.</summary>
    public bool Carries(ProcessMark mark) => (Marks() is { } marks && mark.IsIn(marks)) || ProcessTag.IsOn(Id, mark);

    /// <summary>The marks that it was started with; null when it has none, or they cannot be seen.</summary>
    public string? Marks()
    {
        try
        {
            ReadOnlySpan<byte> variables = File.ReadAllBytes($"{Root}/{Id}/environ");
            foreach (var range in variables.Split((byte)0))
            {
                if (variables[range].StartsWith(MarkStart))
                {
                    return Encoding.ASCII.GetString(variables[range][MarkStart.Length..]);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or it is another user's.
        }

        return null;
    }

    /// <summary>The folder it works in; null when that cannot be seen.</summary>
    public string? WorkingFolder()
    {
        try
        {
            return new FileInfo($"{Root}/{Id}/cwd").LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static RunningProcess? TryRead(int id)
    {
        try
        {
            // "pid (name) state parent group session ...": the name may hold spaces and brackets, so it ends at the last one.
            var text = File.ReadAllText($"{Root}/{id}/stat");
            var (open, close) = (text.IndexOf('('), text.LastIndexOf(')'));
            var fields = text[(close + 2)..].Split(' ');
            return fields[StateAfterName] is "Z" or "X"
                ? null
                : new RunningProcess(
                    id,
                    Number(fields[ParentAfterName]),
                    Number(fields[GroupAfterName]),
                    Number(fields[SessionAfterName]),
                    text[(open + 1)..close],
                    ulong.Parse(fields[StartAfterName], CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
