using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CliWrap;
using Main2Main.Frosting.Tests.Documentation;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>The packages, from a feed of their own, in a host that knows nothing of this checkout.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed partial class PackTests
{
    private static readonly string[] Libraries = ["Main2Main.Engine", "Main2Main.Cake.Frosting", "Main2Main.Cake.Git",
        "Main2Main.Frosting", "Main2Main.Python"];

    private static readonly string[] Others = ["main2main", "Main2Main.Templates"];

    private readonly string _version = $"0.0.0-test.{Guid.NewGuid():n}";

    private string _root = string.Empty;

    private string Feed { get; } = Directory.CreateTempSubdirectory("main2main-feed-").FullName;

    private string Host => Path.Combine(_root, "host");

    /// <summary>A name that a shell would take apart, were it not quoted.</summary>
    private string Workspace => Path.Combine(_root, "it's a $HOME `of` its own");

    [OneTimeSetUp]
    public void Pack()
    {
        var packed = Processes.Host(
            ["--target=Pack", $"--out={Feed}", $"--package-version={_version}"],
            new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1", ["CakeFrostingVersion"] = null });
        Assert.That(packed.ExitCode, Is.Zero, packed.ToString());
    }

    [OneTimeTearDown]
    public void Remove_the_feed() => Directory.Delete(Feed, recursive: true);

    [SetUp]
    public void Make_a_folder_outside_the_tree() => _root = Directory.CreateTempSubdirectory("main2main-pack-").FullName;

    [TearDown]
    public void Remove_it() => Cli.Wrap("rm").WithArguments(["-rf", "--", _root]).ExecuteAsync().GetAwaiter().GetResult();

    [Test]
    public void A_fresh_host_with_the_page_s_lines_syncs_the_sample_from_the_packages()
    {
        Assert.That(
            Directory.EnumerateFiles(Feed).Select(Path.GetFileName),
            Is.EquivalentTo(
                Libraries.SelectMany(id => new[] { $"{id}.{_version}.nupkg", $"{id}.{_version}.snupkg" })
                    .Concat(Others.Select(id => $"{id}.{_version}.nupkg"))));
        Each_package_has_what_its_users_expect();
        The_engine_has_its_templates_and_this_machine_is_not_in_it();
        The_tasks_bring_their_Cake();

        MakeHost();
        var built = DotNet("build", "--configuration=Release");
        Assert.That(built.ExitCode, Is.Zero, built.ToString());
        var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Host, "bin/Release/net10.0/Host.runtimeconfig.json"))).RootElement;
        Assert.That(settings.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty("System.Globalization.Invariant").GetBoolean(), Is.True);
        var tree = Start("--tree");
        Assert.That(tree.Output, Does.Match(@"(?m)^Sync\r?\n├─Need\r?\n├─Steps"), tree.ToString());
        Assert.That(Start("--description").Output, Does.Contain("Announce"));

        The_build_syncs_and_says_how_it_ended();
    }

    [Test]
    public void The_command_is_installed_on_PATH_or_by_a_manifest_and_says_how_it_goes_on()
    {
        File.WriteAllText(Path.Combine(_root, "nuget.config"), $"""<configuration><packageSources><clear /><add key="feed" value="{Feed}" /></packageSources><config><add key="globalPackagesFolder" value="{Path.Combine(_root, "packages")}" /></config></configuration>""");
        var installed = DotNet("tool", "install", "main2main", "--version", _version, "--tool-path", Path.Combine(_root, "bin"));
        Assert.That(installed.ExitCode, Is.Zero, installed.ToString());
        var command = Path.Combine(_root, "bin", "main2main");
        Assert.That(Run(command).Output, Does.Contain("  main2main TARGET [OPTIONS]"));
        var paused = Run(command, "sync", "--sample", "--adapter=manual", $"--workspace={Workspace}");
        Assert.That(paused.ExitCode, Is.EqualTo(3), paused.ToString());
        Assert.That(paused.Output, Does.Contain($"  {command} sync --sample --adapter=manual"));
        var impact = Run(command, "Impact", "--sample", $"--workspace={Workspace}", "--format=json");
        Assert.That(JsonDocument.Parse(impact.Output).RootElement.GetProperty("findings").GetArrayLength(), Is.Positive, impact.ToString());

        Assert.That(DotNet("new", "tool-manifest", "--debug:custom-hive", Path.Combine(_root, "hive")).ExitCode, Is.Zero);
        var local = DotNet("tool", "install", "main2main", "--version", _version);
        Assert.That(local.ExitCode, Is.Zero, local.ToString());
        var help = DotNet("main2main", "Help", "--for=Impact");
        Assert.That(help.Output, Does.Contain("  dotnet main2main Impact --upstream="), help.ToString());
        Assert.That(DotNet("main2main", "snyc").Error, Does.Contain("did you mean Sync?"));
    }

    [Test]
    public void The_template_makes_a_host_that_starts_by_its_script()
    {
        _ = Directory.CreateDirectory(Host);
        WriteFeeds();
        var hive = Path.Combine(_root, "hive");
        var installed = DotNet("new", "install", $"Main2Main.Templates@{_version}", "--nuget-source", Feed, "--debug:custom-hive", hive);
        Assert.That(installed.ExitCode, Is.Zero, installed.ToString());
        var made = DotNet("new", "main2main", "--debug:custom-hive", hive);
        Assert.That(made.ExitCode, Is.Zero, made.ToString());
        var paused = Run("./build.sh", "Sync", "--sample", "--adapter=manual", "--greeting=Good morning", $"--workspace={Workspace}");
        Assert.That(paused.ExitCode, Is.EqualTo(3), paused.ToString());
        Assert.That(paused.Output, Does.Contain("Good morning: ").And.Contain("build.sh Sync --sample"));
    }

    [Test]
    public void The_tasks_are_packed_for_the_real_Cake_Frosting_where_it_is_asked_for()
    {
        var project = Page.PathOf("src/Main2Main.Frosting/Main2Main.Frosting.csproj");
        var evaluated = DotNet("msbuild", project, "-p:CakeFrostingVersion=7.0.0", "-getItem:PackageReference,ProjectReference", "-getProperty:Description");
        Assert.That(evaluated.ExitCode, Is.Zero, evaluated.ToString());
        var answer = JsonDocument.Parse(evaluated.Output).RootElement;
        var cake = answer.GetProperty("Items").GetProperty("PackageReference").EnumerateArray().Single(item => Text(item, "Identity") == "Cake.Frosting");
        Assert.That(Text(cake, "VersionOverride"), Is.EqualTo("7.0.0"));
        Assert.That(Text(cake, "PrivateAssets"), Is.Null, "a private reference is no dependency of the package");
        Assert.That(
            answer.GetProperty("Items").GetProperty("ProjectReference").EnumerateArray().Select(item => Text(item, "Filename")),
            Is.EqualTo(new[] { "Main2Main", "Cake.Git" }));
        Assert.That(Text(answer.GetProperty("Properties"), "Description"), Does.Contain("the package Cake.Frosting 7.0.0 of the Cake project"));
        var standIn = DotNet("msbuild", Page.PathOf("src/Cake.Frosting/Cake.Frosting.csproj"), "-p:CakeFrostingVersion=7.0.0", "-getProperty:IsPackable");
        Assert.That(standIn.Output.Trim(), Is.EqualTo("false"), standIn.ToString());
    }

    private void Each_package_has_what_its_users_expect()
    {
        foreach (var id in Libraries.Concat(Others))
        {
            using var package = Open(id);
            var about = Specification(package, id);
            Assert.That((string?)about("icon"), Is.EqualTo("icon.png"));
            Assert.That(Bytes(package, "icon.png")[1..4], Is.EqualTo("PNG"u8.ToArray()));
            Assert.That((string?)about("readme"), Is.EqualTo("README.md"));
            Assert.That(Read(package, "README.md"), Does.StartWith($"# {id}\n").And.Not.Contain("{"));
            Assert.That((string?)about("license"), Does.StartWith("MIT"));
            Assert.That((string?)about("tags"), Is.Not.Null.And.Not.Empty);
            Assert.That(about("repository")!.Attribute("commit")?.Value, Is.EqualTo(Processes.Git(Page.PathOf("."), "rev-parse", "HEAD")));
            Assert.That(about("repository")!.Attribute("url")?.Value ?? "https://", Does.StartWith("https://"), "a folder of this machine is no address");
            if (Others.Contains(id))
            {
                continue;
            }

            var assembly = id.Replace("Main2Main.Cake", "Cake", StringComparison.Ordinal).Replace(".Engine", string.Empty, StringComparison.Ordinal);
            Assert.That(package.GetEntry($"lib/net10.0/{assembly}.xml"), Is.Not.Null);
            using var symbols = ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{_version}.snupkg"));
            Assert.That(symbols.GetEntry($"lib/net10.0/{assembly}.pdb"), Is.Not.Null);
        }
    }

    private void The_engine_has_its_templates_and_this_machine_is_not_in_it()
    {
        using var package = Open("Main2Main.Engine");
        var assembly = Bytes(package, "lib/net10.0/Main2Main.dll");
        using var image = new PEReader(new MemoryStream(assembly));
        var metadata = image.GetMetadataReader();
        var resources = metadata.ManifestResources.Select(handle => metadata.GetString(metadata.GetManifestResource(handle).Name)).ToArray();
        Assert.That(resources, Does.Contain("main2main.schema.json"));
        foreach (var (folder, prefix) in new[] { ("templates", "templates/"), ("src/Main2Main/Configuration/Profiles", "profiles/"), ("src/Main2Main/Sample/History", "sample/") })
        {
            var files = Directory.EnumerateFiles(Page.PathOf(folder), "*", SearchOption.AllDirectories)
                .Select(file => prefix + Path.GetRelativePath(Page.PathOf(folder), file).Replace('\\', '/')).ToArray();
            Assert.That(resources.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)), Is.EquivalentTo(files).And.Not.Empty);
        }

        // With a path of this checkout in it, another checkout of the same commit would pack another assembly.
        Assert.That(Encoding.Latin1.GetString(assembly), Does.Not.Contain(Path.GetFullPath(Page.PathOf("."))).And.Contain("/_/"));
    }

    private void The_tasks_bring_their_Cake()
    {
        using var tasks = Open("Main2Main.Frosting");
        var dependencies = Specification(tasks, "Main2Main.Frosting")("dependencies")!.Descendants().Where(element => element.Name.LocalName == "dependency")
            .ToDictionary(element => element.Attribute("id")!.Value, element => element.Attribute("version")!.Value);
        Assert.That(
            dependencies,
            Does.ContainKey("Main2Main.Engine").WithValue(_version).And.ContainKey("Main2Main.Cake.Frosting").WithValue(_version)
                .And.ContainKey("Main2Main.Cake.Git").WithValue(_version));
        Assert.That(Read(tasks, "README.md"), Does.Contain("This build depends on Main2Main.Cake.Frosting, a stand-in"));
        using var cake = Open("Main2Main.Cake.Frosting");
        Assert.That(
            cake.Entries.Select(entry => entry.FullName),
            Is.SupersetOf(new[] { "lib/net10.0/Cake.Core.dll", "lib/net10.0/Cake.Common.dll", "lib/net10.0/Spectre.Console.Cli.dll", "licenses/Cake/LICENSE", "licenses/NOTICE.txt", "licenses/Apache-2.0.txt" }));
    }

    private void The_build_syncs_and_says_how_it_ended()
    {
        var paused = Sync("-p:Main2MainAdapter=manual");
        Assert.That(paused.ExitCode, Is.Not.Zero);
        Assert.That(
            paused.Output,
            Does.Contain("error MAIN2MAIN3: The sync waits for a person").And.Contain("step-1 waits for your edit.").And.Contain("Good night: "));
        var stopped = Sync("-p:Main2MainAdapter=none");
        Assert.That(stopped.ExitCode, Is.Not.Zero);
        Assert.That(stopped.Output, Does.Contain("error MAIN2MAIN2: The sync stopped early"));

        var direct = Start("--target=Sync", "--sample", $"--workspace={Workspace}");
        Assert.That(direct.ExitCode, Is.Zero, direct.ToString());
        Assert.That(direct.Output, Does.Contain("completed: 10 of 10 steps"));
        Assert.That(File.Exists(Path.Combine(Workspace, "final-summary.md")));
        var upstream = Processes.Git(Path.Combine(Workspace, "sample/upstream"), "rev-parse", "HEAD");
        Assert.That(File.ReadAllText(Path.Combine(Workspace, "sample/downstream/UPSTREAM_PIN")), Does.Contain(upstream));

        var again = Sync();
        Assert.That(again.ExitCode, Is.Zero, again.ToString());
        var mistyped = Sync("-p:Main2MainArguments=--smaple");
        Assert.That(mistyped.Output, Does.Contain("did you mean --sample?").And.Contain("error MAIN2MAIN1: The sync failed (exit code 1)"));
    }

    /// <summary>Writes the page's own files, with this test's feed and version in them.</summary>
    private void MakeHost()
    {
        _ = Directory.CreateDirectory(Host);
        var files = PageFile().Matches(Page.Read("reference/host-of-your-own.md").Text)
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["text"].Value);
        Assert.That(files.Keys, Is.EquivalentTo(new[] { "Host.csproj", "Program.cs", "nuget.config" }));
        var current = XDocument.Load(Page.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
        files["Host.csproj"] = Replaced(files["Host.csproj"], $"Version=\"{current}\"", $"Version=\"{_version}\"");
        _ = files.Remove("nuget.config");
        WriteFeeds();
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(Host, name), text);
        }
    }

    private void WriteFeeds()
    {
        var text = PageFile().Matches(Page.Read("reference/host-of-your-own.md").Text).Single(match => match.Groups["name"].Value == "nuget.config")
            .Groups["text"].Value;
        text = Replaced(text, "../main2main/artifacts/packages", Feed);

        // The packages of this test go where the test ends; those of others are taken from where they are.
        var usual = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
        File.WriteAllText(Path.Combine(Host, "nuget.config"), Replaced(text, "</configuration>", $"""
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "packages")}" /></config>
              <fallbackPackageFolders><clear /><add key="usual" value="{usual}" /></fallbackPackageFolders>
            </configuration>
            """));
    }

    private static string Replaced(string text, string old, string replacement)
    {
        Assert.That(text, Does.Contain(old));
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }

    private HostResult Sync(params string[] properties) =>
        DotNet(["build", "--configuration=Release", "--no-restore", "-t:Main2MainSync", $"-p:Main2MainWorkspace={Workspace}", "-p:Main2MainArguments=--sample --greeting='Good night'", .. properties]);

    private HostResult Start(params string[] arguments) => DotNet(["bin/Release/net10.0/Host.dll", .. arguments]);

    private HostResult DotNet(params string[] arguments) => Run("dotnet", arguments);

    private HostResult Run(string program, params string[] arguments)
    {
        var folder = Directory.Exists(Host) ? Host : _root;
        return CleanProcess.Run(folder, program.StartsWith('.') ? Path.Combine(folder, program) : program, arguments);
    }

    private ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{_version}.nupkg"));

    private static Func<string, XElement?> Specification(ZipArchive package, string id)
    {
        using var stream = package.GetEntry($"{id}.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        return name => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);
    }

    private static string Read(ZipArchive package, string path) => Encoding.UTF8.GetString(Bytes(package, path)).ReplaceLineEndings("\n");

    private static byte[] Bytes(ZipArchive package, string path)
    {
        using var stream = package.GetEntry(path)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    [GeneratedRegex(@"^`(?<name>[\w.]+)`:\n\n```\w+\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PageFile();
}
