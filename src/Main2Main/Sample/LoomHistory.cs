namespace Main2Main.Sample;

/// <summary>
/// The sample's upstream: Loom, a package that weaves cloth from a pattern. After the pin comes what a downstream meets in real
/// life, in an order from which the planner makes ten steps.
/// </summary>
internal static class LoomHistory
{
    /// <summary>The folder of the commit that the downstream is verified against at the start.</summary>
    public const string Pin = "02-begin-1.1";

    private const string Ada = "Ada Weaver <ada@loom.example>";
    private const string Jacques = "Jacques Marchand <jacques@loom.example>";
    private const string Mina = "Mina Köper <mina@loom.example>";

    /// <summary>The history.</summary>
    public static readonly SampleHistory Instance = new("upstream", new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero),
    [
        new("01-loom-1.0", Ada, "Weave cloth from a pattern") { Tag = "v1.0.0" },
        new(Pin, Ada, "Begin the development of 1.1 (#38)"),

        // Step 1: nothing that the downstream could notice.
        new("03-read-a-draft", Mina, "Explain how to read a draft (#40)"),
        new("04-lift-lookup", Jacques, "Look each shaft up once a pick, not once a thread (#41)"),

        // Step 2: requirements, alone.
        new("05-typing-extensions", Jacques, "Require typing_extensions 4.9 for type checks (#42)"),

        // Step 3: a module that the downstream imports and patches has another name; a keyword has another, and a function goes that it imports for nothing.
        new("06-shed", Ada, "Name the lift module after the shed that it opens (#43)")
        {
            Body = "loom.ops.lift is loom.ops.shed now. Its functions are the same.",
            Moved = [("loom/ops/lift.py", "loom/ops/shed.py")],
        },
        new("07-join-rows", Jacques, "Join a cloth's rows in one go (#44)") { Body = "A cloth is made with its ends. hem is removed: nobody turned an edge." },

        // Step 4: more than a thousand lines, and functions that the downstream calls are in another module.
        new("08-pattern-book", Mina, "Publish the pattern book (#45)")
        {
            Body = "Patterns are looked up by name with find_pattern. plain_weave and twill, which make them by rule, are in loom.weaves.",
            Computed = WeavingTables.PatternBook(),
        },

        // Step 5: the base class passes an argument more to a method that the downstream overrides.
        new("09-tension-per-pick", Ada, "Tell workers the tension of each pick (#46)"),
        new("10-tension-page", Ada, "Describe how the warp settles (#47)"),

        // Step 6: requirements, alone.
        new("11-python-3.13", Jacques, "Declare Python 3.13 (#48)"),

        // Step 7: a setting moves into a group of its own.
        new("12-warp-settings", Ada, "Group the settings of the warp (#49)"),
        new("13-setts", Mina, "Add setts for cotton, linen and worsted (#50)") { Computed = WeavingTables.Setts() },

        // Step 8: begun by a table for which step 7 has no room; then a new abstract method.
        new("14-sleys", Mina, "Add a sley chart for common reeds (#51)") { Computed = WeavingTables.Sleys() },
        new("15-tie-off", Ada, "Tie the weft off when an order ends (#52)"),

        // Step 9: requirements, alone.
        new("16-setuptools", Jacques, "Build with setuptools 77 (#53)"),

        // Step 10: an argument that is passed by unpacking, so that the sources do not tell. A failed CI round does, and the second one passes.
        new("17-batch-limits", Ada, "Let an order limit its batches (#54)"),
        new("18-change-log", Ada, "Write the change log of 1.1 (#55)"),
    ]);
}
