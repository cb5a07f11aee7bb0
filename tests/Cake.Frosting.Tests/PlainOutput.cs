namespace Cake.Frosting.Tests;

/// <summary>Hosts write to the process's console: their tests run one after another, without colours, into <see cref="Capture"/>.</summary>
[SetUpFixture]
public sealed class PlainOutput
{
    private static readonly string[] Variables = ["NO_COLOR", "TERM"];

    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable, StringComparer.Ordinal);
    private readonly TextWriter _output = Console.Out;
    private readonly TextWriter _errors = Console.Error;

    [OneTimeSetUp]
    public void Capture_the_console()
    {
        Environment.SetEnvironmentVariable("NO_COLOR", "1");
        Environment.SetEnvironmentVariable("TERM", "dumb");
        Console.SetOut(Capture.Output);
        Console.SetError(Capture.Errors);
    }

    [OneTimeTearDown]
    public void Release_the_console()
    {
        Console.SetOut(_output);
        Console.SetError(_errors);
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
