using System.Security.Cryptography;
using System.Text;
using Main2Main.Json;
using Main2Main.Workspace;

namespace Main2Main.Precedents;

/// <summary>The recipes of a memory: a file each, in its folder <c>recipes</c>.</summary>
public sealed class RecipeBook
{
    private readonly string folder;
    private readonly Lazy<ILookup<string, Recipe>> recipes;

    private RecipeBook(string folder)
    {
        this.folder = folder;
        recipes = new(() => (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => ArtifactFile.TryRead(file, RecipeJson.Readable.Recipe)!) : [])
            .ToLookup(recipe => recipe.Key, StringComparer.Ordinal));
    }

    /// <summary>The recipes of a session's memory.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The book; nothing is read yet.</returns>
    public static RecipeBook Of(SyncSession session) => new(Path.Combine(session.Settings.Memory ?? session.Workspace.Memory, "recipes"));

    /// <summary>The recipes that answer a change.</summary>
    /// <param name="symbol">The upstream's symbol.</param>
    /// <param name="change">What happened to it.</param>
    /// <param name="old">The old contract.</param>
    /// <param name="now">The new contract.</param>
    /// <returns>Them, the latest first.</returns>
    /// <exception cref="Main2MainException">A file is corrupt.</exception>
    public IReadOnlyList<Recipe> For(string symbol, string change, string? old, string? now) =>
        [.. recipes.Value[Recipe.KeyOf(symbol, change, old, now)].OrderByDescending(recipe => recipe.At)];

    /// <summary>Keeps a recipe; one that is known already stays as it is.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <exception cref="Main2MainException">It cannot be written.</exception>
    public void Keep(Recipe recipe)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{recipe.Key} {recipe.Before} {recipe.After}")).AsSpan(0, 4));
        var file = Path.Combine(
            folder, $"{string.Concat(recipe.Symbol.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-'))}-{hash}.json");
        if (!File.Exists(file))
        {
            ArtifactFile.Write(file, recipe, RecipeJson.Readable.Recipe);
        }
    }
}
