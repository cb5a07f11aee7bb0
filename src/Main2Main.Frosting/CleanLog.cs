using System.Globalization;
using Cake.Core.Diagnostics;
using Main2Main.Untrusted;

namespace Main2Main.Frosting;

/// <summary>Cake's log, with control characters of what others said shown instead of sent, also in messages of failures.</summary>
/// <param name="inner">The log that writes.</param>
internal sealed class CleanLog(ICakeLog inner) : ICakeLog
{
    /// <inheritdoc />
    public Verbosity Verbosity
    {
        get => inner.Verbosity;
        set => inner.Verbosity = value;
    }

    /// <inheritdoc />
    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (args.Length == 0)
        {
            inner.Write(verbosity, level, ConsoleText.Shown(format));
            return;
        }

        // Cake colours what it fills in: the words stay apart.
        inner.Write(verbosity, level, ConsoleText.Shown(format), [.. args.Select(object (argument) => argument is string or Exception or IEnumerable<string> ? ConsoleText.Shown(Convert.ToString(argument, CultureInfo.InvariantCulture)) : argument)]);
    }
}
