using System.Security.Cryptography;
using System.Text;
using Main2Main.Files;

namespace Main2Main.Programs;

/// <summary>
/// A variable that a process hands down to all it starts. By it a run finds its processes again, also those that left their
/// group or lost their parent. Each level adds its own mark to those above, so that a run inside a suite keeps both.
/// </summary>
/// <param name="Value">The mark: hexadecimal digits.</param>
public readonly record struct ProcessMark(string Value)
{
    /// <summary>The variable that holds the marks.</summary>
    public const string Variable = "MAIN2MAIN_PROCESSES";

    private const char Separator = ':';
    private const int WorkspaceDigits = 16;

    /// <summary>The mark of everything that works for a workspace.</summary>
    /// <param name="workspace">The workspace's folder.</param>
    /// <returns>The same mark for the same folder, in every process.</returns>
    public static ProcessMark OfWorkspace(string workspace) => new(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RealPath.Of(workspace))))[..WorkspaceDigits]);

    /// <summary>A mark that nothing carries yet.</summary>
    /// <returns>The mark.</returns>
    public static ProcessMark Create() => new(Guid.NewGuid().ToString("N"));

    /// <summary>Whether a mark is a workspace's.</summary>
    /// <param name="mark">The mark.</param>
    /// <returns>False for one of <see cref="Create"/>.</returns>
    internal static bool IsWorkspace(string mark) => mark.Length == WorkspaceDigits;

    /// <summary>Marks everything that this process starts from now on.</summary>
    public void HandDown() => Environment.SetEnvironmentVariable(Variable, AddTo(Environment.GetEnvironmentVariable(Variable)));

    /// <summary>The variable's value with this mark added.</summary>
    /// <param name="marks">The value so far; null when there is none.</param>
    /// <returns>The new value.</returns>
    public string AddTo(string? marks) => string.IsNullOrEmpty(marks) ? Value : IsIn(marks) ? marks : $"{marks}{Separator}{Value}";

    /// <summary>Whether a value of the variable holds this mark.</summary>
    /// <param name="marks">The value.</param>
    /// <returns>True when it does.</returns>
    public bool IsIn(string marks) => marks.Split(Separator).Contains(Value);
}
