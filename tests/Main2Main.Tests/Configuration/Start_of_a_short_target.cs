using System.Reflection;
using System.Runtime.Loader;
using Main2Main.Configuration;

namespace Main2Main.Tests.Configuration;

public sealed class Start_of_a_short_target
{
    [TestCase(null, false)]
    [TestCase("{ \"plan\": { \"lineBudget\": 400 }, \"suites\": [{ \"name\": \"unit\", \"command\": [\"true\"] }] }", false)]
    [TestCase("{ \"plan\": { \"lineBudget\": 0 } }", true)]
    public void Does_not_pay_for_the_explanations_of_the_schema_unless_the_file_is_wrong(string? json, bool isExplained)
    {
        using var fixture = new SettingsFixture().Shaped();
        if (json is not null)
        {
            fixture.Json(json);
        }

        // A context of its own tells what this load brings in; the tests' own context has everything by now.
        var context = new IsolatedContext();
        var engine = context.LoadFromAssemblyPath(typeof(SettingsLoader).Assembly.Location);
        var request = engine.GetType(typeof(SettingsRequest).FullName!)!;
        var instance = Activator.CreateInstance(request)!;
        request.GetProperty("WorkingDirectory")!.SetValue(instance, fixture.Root);
        request.GetProperty("Options")!.SetValue(
            instance, new Dictionary<string, IReadOnlyList<string?>> { ["downstream"] = ["down"], ["workspace"] = ["work"] });
        var load = engine.GetType(typeof(SettingsLoader).FullName!)!.GetMethod("Load")!;
        Assert.That(() => load.Invoke(null, [instance]), isExplained ? Throws.InstanceOf<TargetInvocationException>() : Throws.Nothing);
        Assert.That(context.Assemblies.Any(assembly => assembly.GetName().Name == "NJsonSchema"), Is.EqualTo(isExplained));
    }

    private sealed class IsolatedContext : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = Path.Combine(TestContext.CurrentContext.TestDirectory, $"{assemblyName.Name}.dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
