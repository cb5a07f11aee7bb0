using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>What the upstream writes now for what it wrote behind any object: an attribute that was a list of one thing, or held it, and is the thing.</summary>
/// <param name="Old">The old tokens, from the dot on: <c>.kv_cache[0]</c>.</param>
/// <param name="New">The new ones: <c>.kv_cache</c>.</param>
/// <param name="Place">A file of the new tree where the upstream does so.</param>
internal sealed record MemberReplacement(IReadOnlyList<string> Old, IReadOnlyList<string> New, PythonFile Place)
{
    /// <summary>The attribute's name.</summary>
    public string Member => Old[1];

    /// <summary>Whether the upstream writes the old form still, where it had it twice: what stands behind it tells then which one is meant.</summary>
    public bool IsStillWritten { get; init; }

    /// <summary>The old text.</summary>
    public string OldText => string.Concat(Old);

    /// <summary>The new text.</summary>
    public string NewText => string.Concat(New);

    /// <summary>Whether the attribute was a list of one thing and is the thing.</summary>
    public bool Unwraps => Old is [".", _, "[", "0", "]"] && New.Count == 2;

    /// <summary>What stands in the subscript now, where nothing else has changed; null where more has.</summary>
    public string? Subscript => IsSubscript(Old) && IsSubscript(New) ? string.Concat(New.Skip(3).SkipLast(1)) : null;

    /// <summary>What changed behind an attribute, where two expressions of one line differ in nothing else; null where they differ before any.</summary>
    /// <param name="old">The old expression.</param>
    /// <param name="now">The new one.</param>
    public static (IReadOnlyList<string> Old, IReadOnlyList<string> New)? Between(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var same = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var member = Enumerable.Range(1, Math.Max(same - 1, 0)).LastOrDefault(index => index < same && old[index - 1] == "." && IsName(old[index]));
        if (member == 0)
        {
            return null;
        }

        // What both end with says nothing, as long as whole subscripts and attributes stay.
        var (before, after) = (old.Skip(member + 1).ToList(), now.Skip(member + 1).ToList());
        var tail = before.AsEnumerable().Reverse().Zip(after.AsEnumerable().Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        while (tail > 0 && (before.Count == tail || !IsWhole(before[..^tail]) || !IsWhole(after[..^tail])))
        {
            tail--;
        }

        (before, after) = (before[..^tail], after[..^tail]);
        return before.Count > 0 && IsWhole(before) && IsWhole(after) ? ([".", old[member], .. before], [".", old[member], .. after]) : null;
    }

    private static bool IsSubscript(IReadOnlyList<string> tokens) =>
        tokens is [_, _, "[", _, .., "]"] && tokens.Skip(3).SkipLast(1).All(token => token is not ("[" or "]"));

    private static bool IsName(string token) => char.IsLetter(token[0]) || token[0] == '_';

    /// <summary>Whether tokens are whole subscripts and attributes: what may be cut off without breaking what is left.</summary>
    private static bool IsWhole(List<string> tokens)
    {
        var depth = 0;
        foreach (var token in tokens)
        {
            depth += token is "[" or "(" ? 1 : token is "]" or ")" ? -1 : 0;
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0 && (tokens.Count == 0 || tokens[0] is "." or "[");
    }
}
