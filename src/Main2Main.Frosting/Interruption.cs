using System.Runtime.InteropServices;
using Main2Main.Programs;

namespace Main2Main.Frosting;

/// <summary>
/// Ctrl-C and the signals that ask a program to end. The first one ends what runs and lets the journal be written; a second
/// one ends the program at once, and all that it had started.
/// </summary>
public sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The signal that came; null while none did.</summary>
    public string? Signal { get; private set; }

    /// <summary>What is to be done before the second signal ends the program; it must not take long.</summary>
    public Action? AtOnce { get; set; }

    /// <summary>Listens from now on.</summary>
    public void Listen()
    {
        LostTerminal.Note();
        registrations.AddRange(
            ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP]).Select(signal => PosixSignalRegistration.Create(signal, Take)));
    }

    /// <summary>Listens no longer.</summary>
    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        source.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        if (Signal is not null)
        {
            Descendants.Kill();
            AtOnce?.Invoke();
            return;
        }

        Signal = context.Signal.ToString();
        context.Cancel = true;
        LostTerminal.LetGo();
        Console.Error.WriteLine($"{Signal}: ending what runs; once more ends at once.");
        source.Cancel();
        _ = Descendants.EndUnmarkedAsync();
    }
}
