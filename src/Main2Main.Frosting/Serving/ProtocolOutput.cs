namespace Main2Main.Frosting.Serving;

/// <summary>Keeps the standard output for a protocol: whatever else is printed goes to the error output.</summary>
internal sealed class ProtocolOutput : IDisposable
{
    private readonly TextWriter former;

    private ProtocolOutput(TextWriter former) => this.former = former;

    /// <summary>The one that is in force; null where the standard output is anybody's.</summary>
    public static ProtocolOutput? Current { get; private set; }

    /// <summary>Takes the standard output where the target speaks a protocol on it.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>What gives it back; null for every other target.</returns>
    public static ProtocolOutput? TakeFor(IReadOnlyList<string> arguments)
    {
        if (!IsNamed(arguments))
        {
            return null;
        }

        Current = new ProtocolOutput(Console.Out);
        Console.SetOut(Console.Error);
        return Current;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Console.SetOut(former);
        Current = null;
    }

    private static bool IsNamed(IReadOnlyList<string> arguments) => arguments.TakeWhile(argument => argument != "--")
        .Select((argument, index) => argument is "-t" ? arguments.ElementAtOrDefault(index + 1) : argument.Equals("--target", StringComparison.OrdinalIgnoreCase) ? arguments.ElementAtOrDefault(index + 1)
            : argument.StartsWith("--target=", StringComparison.OrdinalIgnoreCase) || argument.StartsWith("-t=", StringComparison.Ordinal) ? argument[(argument.IndexOf('=', StringComparison.Ordinal) + 1)..] : null)
        .Any(target => nameof(Serve).Equals(target, StringComparison.OrdinalIgnoreCase))
        && !arguments.Any(argument => argument is "--tree" or "--description" or "--dryrun" or "--help" or "-h" or "--version");
}
