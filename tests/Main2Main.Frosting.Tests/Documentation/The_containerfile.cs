using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;

namespace Main2Main.Frosting.Tests.Documentation;

/// <summary>The Containerfile by its parts: a machine of tests need not have a program that builds it.</summary>
public sealed partial class The_containerfile
{
    private static readonly string Text = Page.Read("Containerfile").Text;

    [Test]
    public void Copies_and_publishes_what_there_is()
    {
        Assert.That(File.Exists(Page.PathOf(Project().Match(Text).Groups["file"].Value)), Is.True);
        var ignored = File.ReadAllLines(Page.PathOf(".containerignore"));
        Assert.That(ignored, Does.Contain("artifacts").And.Contain("**/bin").And.Contain("**/obj").And.None.EqualTo("templates").And.None.EqualTo("src"));
        Assert.That(Text, Does.Contain("/opt/main2main/Main2Main.Build.dll").And.Contain("ENTRYPOINT [\"main2main\"]"));
    }

    [Test]
    public void Runs_only_what_a_shell_takes()
    {
        foreach (var script in Run().Matches(Text.Replace("\\\n", " ", StringComparison.Ordinal)).Select(match => match.Groups["script"].Value))
        {
            var result = Cli.Wrap("sh").WithArguments(["-n", "-c", script]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync()
                .GetAwaiter().GetResult();
            Assert.That(result.ExitCode, Is.Zero, $"{script}\n{result.StandardError}");
        }
    }

    [Test]
    public void Starts_the_host_by_the_command_s_name_with_the_words_as_they_were_given()
    {
        var folder = Directory.CreateTempSubdirectory("main2main-container-").FullName;
        var start = Regex.Match(Text, @"printf '(?<script>[^']*)' >", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["script"]
            .Value.Replace("\\n", "\n", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "main2main"), start);
        File.WriteAllText(Path.Combine(folder, "dotnet"), "#!/bin/sh\nprintf '<%s>' \"$@\"; echo \" $MAIN2MAIN_LAUNCHER\"; exit 3\n");
        File.SetUnixFileMode(Path.Combine(folder, "dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var result = Cli.Wrap("/bin/sh").WithArguments([Path.Combine(folder, "main2main"), "Sync", "--ci=a b"]).WithEnvironmentVariables(variables => variables.Set("PATH", folder))
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync().GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
        Assert.That((result.ExitCode, result.StandardOutput), Is.EqualTo((3, "</opt/main2main/Main2Main.Build.dll><Sync><--ci=a b> main2main\n")));
    }

    [GeneratedRegex(@"dotnet publish (?<file>\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Project();

    [GeneratedRegex("^RUN (?<script>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Run();
}
