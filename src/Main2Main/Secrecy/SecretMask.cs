using System.Buffers;
using System.Text;

namespace Main2Main.Secrecy;

/// <summary>
/// Finds secrets in a text and puts <c>***</c> in their place: given values in all their <see cref="SecretForms"/>, and tokens of
/// well-known forms. One pass, in time linear in the text's length.
/// </summary>
public sealed class SecretMask
{
    /// <summary>What is shown in a secret's place.</summary>
    public const string Shown = "***";

    private readonly Dictionary<char, string[]> values;
    private readonly SearchValues<string> beginnings;
    private readonly Dictionary<char, TokenForm[]> words;
    private readonly Dictionary<char, string[]> first;
    private readonly int longest;

    private SecretMask(IReadOnlyCollection<string> forms)
    {
        values = forms.GroupBy(form => form[0]).ToDictionary(group => group.Key, group => group.OrderByDescending(form => form.Length).ToArray());
        words = TokenForms.Words.GroupBy(form => form.Beginning[0]).ToDictionary(group => group.Key, group => group.ToArray());
        string[] known = [.. TokenForms.Words.Select(form => form.Beginning), .. HeaderForm.Names, AddressForm.Beginning, KeyForm.Beginning];
        beginnings = SearchValues.Create([.. known, .. forms], StringComparison.Ordinal);
        string[] all = [.. known, .. forms];
        first = all.GroupBy(text => text[0]).ToDictionary(group => group.Key, group => group.ToArray());
        longest = all.Max(text => text.Length);
    }

    /// <summary>Makes a mask.</summary>
    /// <param name="secrets">Values; those that are too short or too common are left out.</param>
    /// <returns>The mask.</returns>
    public static SecretMask Of(IEnumerable<string> secrets) =>
        new([.. secrets.Where(SecretValues.IsMasked).SelectMany(SecretForms.Of).Distinct(StringComparer.Ordinal)]);

    /// <summary>Masks a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text without secrets; the same object where it holds none.</returns>
    public string Mask(string text)
    {
        if (text.AsSpan().IndexOfAny(beginnings) < 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        _ = Mask(text, final: true, ' ', masked);
        return masked.ToString();
    }

    /// <summary>Masks the next part of a text.</summary>
    /// <param name="text">The part, with what the call before left.</param>
    /// <param name="final">Whether it is the last one.</param>
    /// <param name="before">The letter before it.</param>
    /// <param name="masked">Takes the masked text.</param>
    /// <returns>How much of the part is done; the rest may be the beginning of a secret.</returns>
    internal int Mask(ReadOnlySpan<char> text, bool final, char before, StringBuilder masked)
    {
        for (var done = 0; ;)
        {
            var found = Next(text, done);
            if (found < 0)
            {
                var end = final ? text.Length : Math.Max(done, Certain(text));
                _ = masked.Append(text[done..end]);
                return end;
            }

            var match = Extended(text, found, final, At(text, found, final, found == 0 ? before : text[found - 1]));
            if (match.IsUnfinished)
            {
                _ = masked.Append(text[done..found]);
                return found;
            }

            _ = masked.Append(text[done..(found + match.Kept)]);
            var hidden = text[(found + match.Kept)..(found + match.Length)];
            done = match.Length == 0 ? Pass(text, found, masked) : found + match.Length;
            _ = match.Length == 0 ? masked : match.IsKey ? masked.Append(KeyForm.Masked(Mask(hidden.ToString()), Shown)) : masked.Append(Shown);
        }
    }

    /// <summary>A secret that begins in what is masked and ends behind it is masked to its end.</summary>
    private SecretMatch Extended(ReadOnlySpan<char> text, int found, bool final, SecretMatch match)
    {
        for (var at = found + Math.Max(match.Kept, 1); at < found + match.Length; at++)
        {
            if (!values.ContainsKey(text[at]))
            {
                continue;
            }

            var inner = ValueAt(text[at..], final, text[at - 1]);
            if (inner.IsUnfinished)
            {
                return inner;
            }

            match = inner.Length > 0 && at + inner.Length > found + match.Length ? match with { Length = at + inner.Length - found } : match;
        }

        return match;
    }

    private int Next(ReadOnlySpan<char> text, int from) => text[from..].IndexOfAny(beginnings) is var found and >= 0 ? from + found : -1;

    private static int Pass(ReadOnlySpan<char> text, int at, StringBuilder masked)
    {
        _ = masked.Append(text[at]);
        return at + 1;
    }

    private SecretMatch At(ReadOnlySpan<char> text, int at, bool final, char before)
    {
        var rest = text[at..];
        var value = ValueAt(rest, final, before);
        if (value != SecretMatch.None)
        {
            return value;
        }

        if (words.TryGetValue(rest[0], out var forms) && !char.IsAsciiLetterOrDigit(before))
        {
            foreach (var form in forms)
            {
                if (rest.StartsWith(form.Beginning) && form.At(rest, final) is var word && word != SecretMatch.None)
                {
                    return word;
                }
            }
        }

        return rest.StartsWith(AddressForm.Beginning) ? AddressForm.At(rest, final)
            : rest.StartsWith(KeyForm.Beginning) ? KeyForm.At(rest, final)
            : HeaderAt(rest, final);
    }

    /// <summary>A number or the hex of a hash that happens to hold a short secret of hex letters stays what it is.</summary>
    private SecretMatch ValueAt(ReadOnlySpan<char> rest, bool final, char before)
    {
        foreach (var form in values.GetValueOrDefault(rest[0]) ?? [])
        {
            // Where a longer form may still come, the shorter one waits.
            if (!final && rest.Length < form.Length && form.StartsWith(rest))
            {
                return SecretMatch.Unfinished;
            }

            if (rest.StartsWith(form))
            {
                if (!IsHex(form))
                {
                    return SecretMatch.Of(form.Length);
                }

                if (rest.Length == form.Length && !final)
                {
                    return SecretMatch.Unfinished;
                }

                if (!char.IsAsciiHexDigit(before) && (rest.Length == form.Length || !char.IsAsciiHexDigit(rest[form.Length])))
                {
                    return SecretMatch.Of(form.Length);
                }
            }
        }

        return SecretMatch.None;
    }

    private static bool IsHex(string form) => form.Length <= 40 && form.All(char.IsAsciiHexDigit);

    private static SecretMatch HeaderAt(ReadOnlySpan<char> rest, bool final)
    {
        foreach (var name in HeaderForm.Names)
        {
            if (rest.StartsWith(name))
            {
                return HeaderForm.At(rest, name, final);
            }
        }

        return SecretMatch.None;
    }

    /// <summary>Where what may be the beginning of a secret starts, at the end of a part.</summary>
    private int Certain(ReadOnlySpan<char> text)
    {
        for (var at = Math.Max(0, text.Length - longest + 1); at < text.Length; at++)
        {
            if (first.TryGetValue(text[at], out var candidates) && Begins(text[at..], candidates))
            {
                return at;
            }
        }

        return text.Length;
    }

    private static bool Begins(ReadOnlySpan<char> rest, string[] candidates)
    {
        foreach (var beginning in candidates)
        {
            if (beginning.Length > rest.Length && beginning.StartsWith(rest))
            {
                return true;
            }
        }

        return false;
    }
}
