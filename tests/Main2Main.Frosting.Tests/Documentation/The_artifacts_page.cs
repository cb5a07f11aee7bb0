using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Main2Main.Frosting.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Frosting.Tests.Documentation;

[Parallelizable(ParallelScope.All)]
public sealed partial class The_artifacts_page
{
    private static readonly Page Artifacts = Page.Read("reference/artifacts.md");

    private static readonly Assembly Engine = typeof(SyncSession).Assembly;

    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Type[] Written = [.. Engine.GetTypes().Where(type => type.BaseType == typeof(JsonSerializerContext) && WritesForPeople(type))
        .SelectMany(context => context.GetCustomAttributesData()).Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
        .SelectMany(attribute => Reachable((Type)attribute.ConstructorArguments[0].Value!)).Distinct()];

    [Test]
    public void Describes_every_record_that_is_written_and_no_other() =>
        Assert.That(Described("Record").Keys, Is.EquivalentTo(Written.Where(type => !type.IsEnum).Select(type => type.FullName)));

    [Test]
    public void Describes_every_list_of_words_that_is_written_and_no_other() =>
        Assert.That(Described("Words").Keys, Is.EquivalentTo(Written.Where(type => type.IsEnum).Select(type => type.FullName)));

    [TestCaseSource(nameof(Written))]
    public void Has_every_field_with_its_type_and_no_other(Type type)
    {
        var written = Described(type.IsEnum ? "Words" : "Record")[type.FullName!];
        var rows = Page.Rows(written).Select(row => row[0].Trim('`') + (type.IsEnum ? string.Empty : $": {LinkText().Replace(row[1], "x")}"));
        var expected = type.IsEnum
            ? Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)
            : Properties(type).Select(property => $"{NameOf(property)}: {Describe(property)}");

        Assert.That(rows, Is.EqualTo(expected));
    }

    [Test]
    public void Has_every_file_that_the_workspace_has_a_name_for()
    {
        var root = Path.GetFullPath("/workspace");
        var workspace = new WorkspaceFolder(root);
        var step = workspace.Step("step-N");
        var names = Names(workspace).Concat(Names(step)).Concat([step.RoundLog(7), step.RoundSummary(7), step.RoundResult(7)])
            .Select(path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/').Replace("round-7", "round-M", StringComparison.Ordinal))
            .Where(name => Path.HasExtension(name) || name == "lock");

        Assert.That(names, Is.Not.Empty.And.SubsetOf(Files()));
    }

    [Test]
    public void Has_every_file_that_a_run_with_fixes_and_a_regression_leaves()
    {
        using var pair = new Pair();
        _ = pair.AddStep("one");
        _ = pair.AddStep("two");
        Pair.Play(
            pair.CiPlay, "2", "print\tTraceback (most recent call last):", "print\t  File \"code.py\", line 1, in f", "print\tTypeError: first", "exit\t1");
        Pair.Play(
            pair.CiPlay, "3", "print\tTraceback (most recent call last):", "print\t  File \"code.py\", line 1, in f", "print\tValueError: another", "exit\t1");
        Pair.Play(pair.AdapterPlay, "3", "write\tplugin/code.py\tx = 3\\n");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCodes.PartialStop), result.ToString());
        var left = Directory.EnumerateFiles(pair.Workspace, "*", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(Path.Combine(pair.Workspace, "cache") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(file => Number().Replace(RunFile().Replace(Path.GetRelativePath(pair.Workspace, file), "runs/RUN.json"), match => match.Groups["word"].Value == "step" ? "step-N" : $"{match.Groups["word"].Value}-M"))
            .Distinct().ToArray();
        Assert.That(left, Does.Contain("steps/step-N/regression.patch").And.Contain("steps/step-N/adapt/fix-M.patch"));
        Assert.That(left, Is.SubsetOf(Files()));
    }

    [Test]
    public void Calls_a_contract_only_what_it_says_who_reads() => Assert.That(
        Page.Rows(Artifacts.Section("Files")).Where(row => row[3] == "yes" && row[2].Length == 0), Is.Empty);

    private static string[] Files() => [.. Page.Rows(Artifacts.Section("Files")).Select(row => row[0].Trim('`'))];

    private static Dictionary<string, string> Described(string kind) => Artifacts.Sections()
        .Select(section => (Match: Regex.Match(section.Body, $"^{kind}: `(?<type>[\\w.]+)`$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)), section.Body))
        .Where(pair => pair.Match.Success)
        .ToDictionary(pair => pair.Match.Groups["type"].Value, pair => pair.Body);

    /// <summary>Artifacts are laid out in lines; what speaks to other programs (GitHub, agents), and what only reads the configuration, is not.</summary>
    private static bool WritesForPeople(Type context) => context.GetCustomAttributesData().Where(attribute => attribute.AttributeType == typeof(JsonSourceGenerationOptionsAttribute))
        .SelectMany(attribute => attribute.NamedArguments)
        .Any(argument => argument is { MemberName: nameof(JsonSourceGenerationOptionsAttribute.WriteIndented), TypedValue.Value: true });

    private static IEnumerable<string> Names(object folder) => folder.GetType().GetProperties()
        .Where(property => property.PropertyType == typeof(string) && property.Name != "Root").Select(property => (string)property.GetValue(folder)!);

    private static IEnumerable<Type> Reachable(Type type) =>
        type.IsEnum
            ? [type]
            : Properties(type).Select(property => Inner(property.PropertyType)).Where(inner => inner.Assembly == Engine).SelectMany(Reachable).Prepend(type);

    private static Type Inner(Type type) => Nullable.GetUnderlyingType(type) ?? (IsList(type) ? type.GetGenericArguments()[0] : type);

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static PropertyInfo[] Properties(Type type) => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always })];

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    private static string Describe(PropertyInfo property)
    {
        bool optional;
        lock (Nullability)
        {
            optional = Nullability.Create(property).ReadState == NullabilityState.Nullable;
        }

        return Describe(property.PropertyType) + (optional ? " or null" : string.Empty);
    }

    private static string Describe(Type type) => IsList(type)
        ? "list of " + (Inner(type) == typeof(string) ? "texts" : "x")
        : (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var text when text == typeof(string) => "text",
            var whole when whole == typeof(int) || whole == typeof(long) => "whole number",
            var number when number == typeof(double) => "number",
            var flag when flag == typeof(bool) => "true or false",
            var time when time == typeof(DateTimeOffset) => "time",
            var map when typeof(IEnumerable).IsAssignableFrom(map) => "object of numbers",
            _ => "x",
        };

    [GeneratedRegex("\\[[^\\]]+\\]\\(#[^)]+\\)", RegexOptions.None, 1000)]
    private static partial Regex LinkText();

    [GeneratedRegex(@"runs/\d{8}-\d{6}\.json$", RegexOptions.None, 1000)]
    private static partial Regex RunFile();

    [GeneratedRegex("(?<word>step|round|request|result|answer|transcript|fix)-\\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
