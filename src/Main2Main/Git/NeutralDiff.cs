namespace Main2Main.Git;

/// <summary>
/// Options that make git's diffs the same for everybody: a user's colours, prefixes, order file, algorithm, drivers and
/// external programs do not reach artifacts that other tools read.
/// </summary>
internal static class NeutralDiff
{
    /// <summary>Configuration overrides, before the subcommand.</summary>
    public static readonly IReadOnlyList<string> Configuration =
    [
        "-c", "core.attributesFile=/dev/null", "-c", "core.quotePath=true", "-c", "core.abbrev=auto",
        "-c", "diff.suppressBlankEmpty=false", "-c", "log.showRoot=false", "-c", "log.showSignature=false",
    ];

    /// <summary>Flags after any subcommand that compares. None of them asks for a patch, as -U would.</summary>
    public static readonly IReadOnlyList<string> Flags =
    [
        "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--diff-algorithm=default", "--indent-heuristic",
        "--src-prefix=a/", "--dst-prefix=b/", "-O/dev/null", "--submodule=short", "-l1000",
    ];

    /// <summary>Flags after a subcommand that prints patches.</summary>
    public static IReadOnlyList<string> PatchFlags => [.. Flags, "-U3", "--inter-hunk-context=0"];
}
