using System.Globalization;
using Cake.Common.Build;

namespace Main2Main.Frosting.CiSystems;

/// <summary>Writes commands for the CI system past the guard that keeps them out of everything else that is printed.</summary>
internal sealed class ServiceMessages : IBuildSystemServiceMessageWriter
{
    /// <inheritdoc />
    public void Write(string format, params object[] args)
    {
        var line = args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
        if (ConsoleDoor.Output is { } door)
        {
            door.Command(line);
        }
        else
        {
            Console.Out.WriteLine(line);
        }
    }
}
