using System.Diagnostics;

namespace Main2Main;

/// <summary>What every program gets that a test starts.</summary>
[SetUpFixture]
public sealed class Surroundings
{
    [OneTimeSetUp]
    public void Prepare()
    {
        // As the start scripts do: a guard against writable code pages would cost a tenth of a short run.
        Environment.SetEnvironmentVariable("DOTNET_EnableWriteXorExecute", "0");

        // Where python3 is a script that looks for the interpreter, that takes longer than what suites do with it.
        var start = new ProcessStartInfo("python3", ["-c", "import sys; print(sys.executable)"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var python = Process.Start(start)!;
        var folder = Path.GetDirectoryName(python.StandardOutput.ReadToEnd().Trim());
        if (folder is not null && File.Exists(Path.Combine(folder, "python3")))
        {
            Environment.SetEnvironmentVariable("PATH", $"{folder}:{Environment.GetEnvironmentVariable("PATH")}");
        }
    }
}
