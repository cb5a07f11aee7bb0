using System.Globalization;

namespace Main2Main.Python.Parsing;

/// <content>What relies on how many parts a value has.</content>
internal sealed partial class SourceParser
{
    private const int NothingReturned = 0;
    private const int AnythingReturned = -1;
    private const int OneReturned = 1;

    /// <summary>How many values every <c>return</c> (of a generator, every <c>yield</c>) of the function that is read gives.</summary>
    private int returned;

    /// <summary>The one chain that every <c>return</c> of the function that is read gives; null when there is none so far, empty when they differ or give something else.</summary>
    private string? givenChain;

    /// <summary>How many parts the tuples have that names of the function hold; <see cref="AnythingReturned"/> where that differs or something else is held too.</summary>
    private Dictionary<string, int>? held;

    private void TakeApart(in Expression target, in Expression value, PythonUnpackingKind kind)
    {
        if (target.Kind == ExpressionKind.Sequence && target.FirstChild != Expression.Absent && IsSource(value))
        {
            var (count, stars) = Children(target);
            AddUnpacking(value, kind, count - stars, stars > 0);
        }
    }

    private void TakeElement(int mark, int head)
    {
        if (arena[head] is { Kind: ExpressionKind.Constant, Next: Expression.Absent } index && IsNameOrCall(chain.From(mark))
            && int.TryParse(Text(index.Start, index.End).Replace(" ", string.Empty, StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            module.Unpackings.Add(new PythonUnpacking(names.Intern(chain.From(mark)), PythonUnpackingKind.Index, number, HasStar: false, items[index.Start].Line, module.Scope, module.Condition));
        }
    }

    private void Compare(in Expression side, in Expression other)
    {
        if (!IsSource(side))
        {
            return;
        }

        if (other.Kind == ExpressionKind.Sequence)
        {
            var (count, stars) = Children(other);
            AddUnpacking(side, PythonUnpackingKind.Comparison, count - stars, stars > 0);
        }
        else if (side.Kind == ExpressionKind.Call && other.Kind is not (ExpressionKind.Constant or ExpressionKind.String))
        {
            AddUnpacking(side, PythonUnpackingKind.Comparison, -1, hasStar: false);
        }
    }

    private void Spread(in Expression value)
    {
        if (value.Kind == ExpressionKind.Call && IsSource(value))
        {
            AddUnpacking(value, PythonUnpackingKind.Argument, 0, hasStar: true);
        }
    }

    /// <summary>Notes what a function gives back.</summary>
    private void Give(in Expression value)
    {
        if (value.Kind == ExpressionKind.Constant && items[value.Start].Kind == TokenKind.None)
        {
            return;
        }

        var known = value.Kind == ExpressionKind.Name && held?.GetValueOrDefault(value.Chain!) is { } parts and not NothingReturned ? parts : Parts(value);
        returned = returned == NothingReturned || returned == known ? known : AnythingReturned;
        var text = IsSource(value) ? value.Chain! : string.Empty;
        givenChain = givenChain is null || givenChain == text ? text : string.Empty;
    }

    /// <summary>Notes what a name of the function is given; a list may grow later, so that only tuples count.</summary>
    private void Hold(string name, in Expression? value)
    {
        var parts = value is { Kind: ExpressionKind.Sequence } given && items[given.Start].Kind is not (TokenKind.LeftBracket or TokenKind.LeftBrace) ? Parts(given)
            : value is { Kind: not ExpressionKind.Sequence } ? OneReturned : AnythingReturned;
        held ??= new Dictionary<string, int>(StringComparer.Ordinal);
        held[name] = !held.TryGetValue(name, out var before) || before == parts ? parts : AnythingReturned;
    }

    /// <summary>How many parts a value has: one where it is no tuple, list or set that is written out.</summary>
    private int Parts(in Expression value)
    {
        if (value.Kind != ExpressionKind.Sequence)
        {
            return value.Kind == ExpressionKind.Starred ? AnythingReturned : OneReturned;
        }

        var (count, stars) = Children(value);
        return count > OneReturned && stars == 0 ? count : AnythingReturned;
    }

    private void AddUnpacking(in Expression value, PythonUnpackingKind kind, int count, bool hasStar) =>
        module.Unpackings.Add(new PythonUnpacking(value.Chain!, kind, count, hasStar, items[value.Start].Line, module.Scope, module.Condition));

    private static bool IsSource(in Expression value) => value is { Kind: ExpressionKind.Call or ExpressionKind.Name or ExpressionKind.Attribute, Chain: { Length: > 0 } text } && text[0] != '?';

    private static bool IsNameOrCall(ReadOnlySpan<char> source) => source[0] != '?' && (source[^1] == ')' || !source.ContainsAny('.', '(', '['));

    private (int Count, int Stars) Children(in Expression sequence)
    {
        var (count, stars) = (0, 0);
        for (var child = sequence.FirstChild; child != Expression.Absent; child = arena[child].Next)
        {
            count++;
            stars += arena[child].Kind == ExpressionKind.Starred ? 1 : 0;
        }

        return (count, stars);
    }
}
