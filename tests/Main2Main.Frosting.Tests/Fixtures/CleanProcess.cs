using CliWrap;
using CliWrap.Buffered;

namespace Main2Main.Frosting.Tests.Fixtures;

/// <summary>Runs a program as if no test runner had started it.</summary>
internal static class CleanProcess
{
    public static HostResult Run(string folder, string program, params IEnumerable<string> arguments)
    {
        // What the runner of the tests tells its own MSBuild is nothing to this one; NUGET_PACKAGES would win over nuget.config.
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "NUGET_PACKAGES" or "CakeFrostingVersion" or "MAIN2MAIN_LAUNCHER")
            .ToDictionary(name => name, string? (_) => null);
        variables["NO_COLOR"] = "1";

        // Nothing that a test starts goes on after it.
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        var result = Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(folder).WithEnvironmentVariables(variables)
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync().GetAwaiter().GetResult();
        return new HostResult(result.ExitCode, result.StandardOutput, result.StandardError);
    }
}
