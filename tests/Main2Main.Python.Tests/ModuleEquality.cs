namespace Main2Main.Python.Tests;

/// <summary>Compares modules with all that is in them; records compare their lists by reference.</summary>
internal static class ModuleEquality
{
    public static void AssertEqual(PythonModule actual, PythonModule expected) => Assert.That(Describe(actual), Is.EqualTo(Describe(expected)));

    private static List<string> Describe(PythonModule module) =>
    [
        $"{module.Failure} {string.Join(',', module.Exports ?? ["-"])} {Describe(module.Body)}",
        .. module.Scopes.Select(found => found.ToString()),
        .. module.Conditions.Select(found => found.ToString()),
        .. module.Imports.Select(found => found.ToString()),
        .. module.Shadows.Select(found => found.ToString()),
        .. module.Classes.Select(found =>
            $"{found with { Body = PythonBody.Empty, Bases = [], Keywords = [], Decorators = [], TypeParameters = [] }} {Join(found.Bases)} {Join(found.Keywords)} {Join(found.Decorators)} {Join(found.TypeParameters)} {Describe(found.Body)}"),
        .. module.Functions.Select(found =>
            $"{found with { Body = PythonBody.Empty, Parameters = [], Decorators = [], TypeParameters = [] }} {Join(found.Parameters)} {Join(found.Decorators)} {Join(found.TypeParameters)} {Describe(found.Body)}"),
        .. module.Variables.Select(found => $"{found with { Elements = null }} {(found.Elements is null ? "-" : Join(found.Elements))}"),
        .. module.Calls.Select(found => $"{found with { Arguments = [] }} {Join(found.Arguments)}"),
        .. module.References.Select(found => found.ToString()),
        .. module.Strings.Select(found => found.ToString()),
    ];

    private static string Describe(PythonBody body) => $"{body.Hash:x} {body.TokenCount} {Join(body.Sketch)}";

    private static string Join<T>(IEnumerable<T> items) => $"[{string.Join("; ", items)}]";
}
