using Main2Main.Adaptation.Codemod.Planning;

namespace Main2Main.Adaptation.Codemod.Guards;

/// <summary>Writes imports that differ between the release and main.</summary>
internal static class GuardedImports
{
    /// <summary>The lines of a guarded block.</summary>
    public static IEnumerable<string> Lines(string call, IEnumerable<string> old, IEnumerable<string> now, string indent, string unit) =>
    [
        $"{indent}if {call}:",
        .. Body(old, indent + unit),
        $"{indent}else:",
        .. Body(now, indent + unit),
    ];

    /// <summary>The lines of one branch.</summary>
    public static IEnumerable<string> Body(IEnumerable<string> imports, string indent) =>
        Gather(imports).Select(line => indent + line + ImportText.Ignore);

    /// <summary>Imports from one module as one import.</summary>
    private static IEnumerable<string> Gather(IEnumerable<string> imports) => imports.Distinct(StringComparer.Ordinal)
        .GroupBy(line => line.Contains(" import ", StringComparison.Ordinal) ? line[..line.IndexOf(" import ", StringComparison.Ordinal)] : line, StringComparer.Ordinal)
        .Select(group => group.First() is var first && first.StartsWith("from ", StringComparison.Ordinal)
            ? $"{group.Key} import {string.Join(", ", group.Select(line => line[(group.Key.Length + " import ".Length)..]).Order(StringComparer.Ordinal))}"
            : first)
        .Order(StringComparer.Ordinal);
}
