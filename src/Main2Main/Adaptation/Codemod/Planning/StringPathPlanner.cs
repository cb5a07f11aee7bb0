using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Dotted paths in texts, as patches in tests and registries name what they load: they follow what has another place, as imports do.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
internal sealed class StringPathPlanner(CodemodWorld world, FilePlan plan)
{
    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        for (var token = 0; token < file.Tokens.Length; token++)
        {
            if (file.Is(token, TokenKind.String) && !file.Is(token - 1, TokenKind.String) && !file.Is(token + 1, TokenKind.String) && plan.IsForMain(token)
                && file.Source.Value(token) is var written && IsPath(world.Names, written)
                && file.TextOf(token).Split(written) is [_, _] && Moved(written) is var (path, change))
            {
                Plan(token, written, path, change);
            }
        }
    }

    /// <summary>Whether a text is the path of something in the upstream: names with dots, and a colon before the last ones at most.</summary>
    public static bool IsPath(Impact.Usage.CodeWorld names, string text) =>
        text.Contains('.', StringComparison.Ordinal) && text.Count(character => character == ':') <= 1
        && text.Split('.', ':').All(part => part.Length > 0 && part.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
        && names.IsUpstreamModule(text.Split('.', ':')[0]);

    private void Plan(int token, string written, string path, ContractChange change)
    {
        var start = file.Tokens[token].Start + file.TextOf(token).IndexOf(written, StringComparison.Ordinal);
        var edit = new PlannedEdit("string_path", file.Tokens[token].Line, change, ImpactUsage.StringPath, $"names {path} in the place of {written}")
        {
            Texts = [new TextEdit(start, start + written.Length, path)],
        };
        var need = plan.IsForMainAlone(token) ? GuardNeed.No : world.Need(release => Leads(release, written), release => Leads(release, path));
        plan.Add(edit, need, token);
    }

    private static bool Leads(PythonTree tree, string path) => tree.ResolveDotted(path.Replace(':', '.')) is not null;

    /// <summary>The path of the same thing now; null where the old one still leads there, or no new one is sure.</summary>
    private (string Path, ContractChange Change)? Moved(string written)
    {
        if (Leads(world.Newer, written) || !Leads(world.Older, written))
        {
            return null;
        }

        var parts = written.Split('.', ':');
        for (var count = parts.Length; count > 0; count--)
        {
            var module = string.Join('.', parts.Take(count));
            if (world.Older.FindModule(module) is { } file)
            {
                var found = world.Destinations.OfModule(module) is var (now, change) ? (now, parts[count..], change)
                    : count < parts.Length && IsOwn(file, parts[count]) && world.Destinations.Of(module, parts[count]) is { } place ? (place.Module, [place.Name, .. parts[(count + 1)..]], place.Change)
                    : ((string, string[], ContractChange)?)null;
                return found is var (home, rest, why) && Join(home, rest, written) is var path && Leads(world.Newer, path) ? (path, why) : null;
            }
        }

        return null;
    }

    /// <summary>What a module only imports is named there to be replaced there: it has not moved with its definition.</summary>
    private static bool IsOwn(PythonFile module, string name) => module.Symbols.TopLevel.ContainsKey(name);

    private static string Join(string module, string[] rest, string written) =>
        rest.Length == 0 ? module : module + (written.Contains(':', StringComparison.Ordinal) ? ':' : '.') + string.Join('.', rest);
}
