using System.Globalization;
using Cake.Core.Diagnostics;

namespace Main2Main.Frosting.CommandLine;

/// <summary>Cake's log in this program's colours: what went well green, what went wrong red, the rest plain.</summary>
internal sealed class HouseLog : ICakeLog
{
    /// <inheritdoc />
    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    /// <inheritdoc />
    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (verbosity > Verbosity)
        {
            return;
        }

        var text = args is { Length: > 0 } ? string.Format(CultureInfo.InvariantCulture, format, args) : format;
        LiveBlock.Shared.Above(() =>
        {
            switch (level)
            {
                case LogLevel.Fatal or LogLevel.Error:
                    Console.Error.WriteLine(Colors.Bad(text));
                    break;
                case LogLevel.Warning:
                    Console.Out.WriteLine(Colors.Care(text));
                    break;
                default:
                    Console.Out.WriteLine(Colors.Line(text));
                    break;
            }
        });
    }
}
