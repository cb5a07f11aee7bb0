using System.Text;
using Main2Main.Programs;
using Main2Main.Secrecy;
using Main2Main.Untrusted;

namespace Main2Main.Frosting;

/// <summary>
/// The one way to the standard output and the error output. Secrets are masked, and no line is a command of a CI system but those that
/// <see cref="Command"/> writes.
/// </summary>
internal sealed class ConsoleDoor : TextWriter
{
    private readonly Lock gate = new();
    private readonly TextWriter target;
    private readonly CommandGuard guard = new();

    /// <summary>Opens the door.</summary>
    /// <param name="target">Where it leads.</param>
    public ConsoleDoor(TextWriter target) => this.target = target;

    /// <inheritdoc />
    public override Encoding Encoding => target.Encoding;

    /// <summary>The door of the standard output; null before <see cref="Install"/>.</summary>
    public static ConsoleDoor? Output { get; private set; }

    /// <summary>Puts a door before both outputs.</summary>
    /// <returns>The former outputs, to be put back.</returns>
    public static IDisposable Install()
    {
        var former = new Former(Console.Out, Console.Error, Output);
        Output = new ConsoleDoor(Console.Out);
        Console.SetOut(Output);
        Console.SetError(new ConsoleDoor(Console.Error));
        return former;
    }

    /// <summary>Writes a command for the CI system, a line of its own. What it carries of others has to be escaped.</summary>
    /// <param name="line">The command.</param>
    public void Command(string line)
    {
        lock (gate)
        {
            Say(() => target.WriteLine(SecretDoor.Mask(line)));
        }
    }

    /// <inheritdoc />
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc />
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc />
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc />
    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        var text = SecretDoor.Mask(value);
        var split = new StringBuilder(text.Length);
        lock (gate)
        {
            foreach (var letter in text)
            {
                _ = guard.Splits(letter) ? split.Append(' ').Append(letter) : split.Append(letter);
            }

            Say(() => target.Write(split));
        }
    }

    /// <inheritdoc />
    public override void Flush() => Say(target.Flush);

    /// <summary>Where the terminal has gone nobody hears it, and what is left to be done must not end for that.</summary>
    private static void Say(Action write)
    {
        try
        {
            write();
        }
        catch (IOException) when (LostTerminal.IsGone())
        {
            LostTerminal.LetGo();
        }
    }

    private sealed class Former(TextWriter output, TextWriter error, ConsoleDoor? door) : IDisposable
    {
        public void Dispose()
        {
            Console.SetOut(output);
            Console.SetError(error);
            Output = door;
        }
    }
}
