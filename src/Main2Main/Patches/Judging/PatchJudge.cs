using Main2Main.Python;
using Main2Main.Python.Parsing;
using Main2Main.Patches.Reading;

namespace Main2Main.Patches.Judging;

/// <summary>Says of one place whether it applies and whether it is needed.</summary>
/// <param name="downstream">The downstream's texts.</param>
/// <param name="upstream">The upstream's texts.</param>
internal sealed class PatchJudge(SourceTexts downstream, SourceTexts upstream)
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    private readonly ValueJudge values = new(upstream);

    /// <summary>Whether a place applies.</summary>
    /// <param name="site">The place, as the upstream is now.</param>
    /// <param name="was">Whether what it replaces was there before.</param>
    public PatchEffect Effect(PatchSite site, bool was) => site switch
    {
        { Kind: PatchKind.SourceText, Original: { } original } => values.Holds(original, site.Key!) ? PatchEffect.Applies : PatchEffect.Gone,
        { Kind: PatchKind.ModuleStub, Original: null } => site.HasOwner ? PatchEffect.Applies : was ? PatchEffect.Gone : PatchEffect.Unknown,
        { Kind: PatchKind.Registration } => PatchEffect.Applies,
        { HasOwner: false } => PatchEffect.Gone,
        { Kind: PatchKind.Item } => values.HasKey(site) ? PatchEffect.Applies : was ? PatchEffect.Gone : PatchEffect.Adds,
        { Original: null } => was ? PatchEffect.Gone : PatchEffect.Adds,
        _ => PatchEffect.Applies,
    };

    /// <summary>Whether what an item or attribute names is there.</summary>
    public bool IsThere(PatchSite site) => site.Kind == PatchKind.Item ? values.HasKey(site) : site.Original is not null;

    /// <summary>Whether a place is needed.</summary>
    /// <param name="site">The place, as the upstream is now.</param>
    /// <param name="past">What it stood on when the replacement got its form.</param>
    public NeedVerdict Need(PatchSite site, Past past)
    {
        var verdict = site.Kind switch
        {
            PatchKind.Registration or PatchKind.ModuleStub => NeedVerdict.Needed,
            PatchKind.SourceText => OfText(site),
            _ when site is { Replacement: { } own, Original: { } original } && Piece(downstream, own) is { } mine && Piece(upstream, original) is { } theirs => site.Kind == PatchKind.Copy
                ? RedundancyJudge.Judge(mine, theirs, then: null, past.Similarity, Nothing)
                : RedundancyJudge.Judge(mine, theirs, past.Piece, past.Similarity, Wrapped(site, mine)),
            _ => values.Judge(site, Value(site)),
        };
        if (verdict.Need == PatchNeed.MayGo && site is { Replacement: { } one, Original: { } two }
            && OwnNames.First(one, two, Piece(downstream, one)) is { } name)
        {
            return new NeedVerdict(PatchNeed.Needed, $"the same code, but {name} in it is the downstream's own");
        }

        if (site.IsForATime)
        {
            return new NeedVerdict(PatchNeed.Needed, "set for a time: the same function puts it back");
        }

        return verdict.Need == PatchNeed.Needed && past is { IsKnown: true, WasThere: false } && site.Kind is PatchKind.Assignment or PatchKind.Item && IsThere(site) && !IsImported(site)
            ? new NeedVerdict(PatchNeed.LikelyMayGo, "the upstream had no such thing when it was written, and has it now")
            : verdict;
    }

    /// <summary>What a replacement says.</summary>
    public CodePiece? OfOwn(PythonDefinition own) => Piece(downstream, own);

    /// <summary>Whether a replacement calls the original, and holds no copy of it.</summary>
    public bool IsWrapper(PatchSite site) =>
        site is { Kind: PatchKind.Assignment, Replacement: { } own } && OfOwn(own) is { } piece && Wrapped(site, piece).Count > 0;

    /// <summary>Whether a module only imports what is replaced there: that it came says nothing about what it does.</summary>
    private static bool IsImported(PatchSite site) =>
        site.Original is { } original && original.FullName != site.Target && !original.QualifiedName.Contains('.', StringComparison.Ordinal);

    private NeedVerdict OfText(PatchSite site) => !values.Holds(site.Original!, site.Key!) && values.Holds(site.Original!, site.NewText!)
        ? new NeedVerdict(PatchNeed.MayGo, "the upstream's text is what it is made to be")
        : NeedVerdict.Needed;

    /// <summary>What a definition says.</summary>
    public static CodePiece? Piece(SourceTexts texts, PythonDefinition definition) =>
        definition.Function is null && definition.Class is null
            ? null
            : OriginalVersions.Piece(texts, definition.File.BlobId, definition.File.Module, definition.QualifiedName);

    /// <summary>
    /// The names by which a replacement calls what it replaces: those that were given to it before, or its own where what makes the replacement is
    /// passed it.
    /// </summary>
    private IReadOnlySet<string> Wrapped(PatchSite site, CodePiece own)
    {
        var member = DottedName.Last(site.Target);
        if (downstream.Of(site.File.BlobId) is not { } code)
        {
            return Nothing;
        }

        if (site.Written.Contains($". {member}", StringComparison.Ordinal))
        {
            return new HashSet<string>(StringComparer.Ordinal) { member };
        }

        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in code.Simple)
        {
            var value = code.ValueOf(statement);
            if (value != statement.Start + 2)
            {
                continue;
            }

            for (var at = value; at < statement.End; at++)
            {
                if (code.Code.IsName(at, member) || kept.Contains(code.Code.Text(at).ToString())
                    || (code.Code[at].Kind == TokenKind.String && code.Code.Value(at) == member))
                {
                    _ = kept.Add(code.Code.Text(statement.Start).ToString());
                }
            }
        }

        return own.Names.Any(kept.Contains) ? kept : Nothing;
    }

    /// <summary>The value that a place sets; of a name of its file what that stands for.</summary>
    private static string Value(PatchSite site) =>
        site.File.Symbols.TopLevel.TryGetValue(site.Written, out var symbol) && symbol.Variable?.Value is { } value ? value : site.Written;
}
