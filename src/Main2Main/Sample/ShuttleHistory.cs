namespace Main2Main.Sample;

/// <summary>
/// The sample's downstream: Loom Shuttle, a plugin that subclasses, imports, patches and configures Loom. Its guide was not
/// kept up when a module moved and another went, so that refreshing it has something to do.
/// </summary>
internal static class ShuttleHistory
{
    private const string Tove = "Tove Skyttel <tove@shuttle.example>";

    /// <summary>The history.</summary>
    public static readonly SampleHistory Instance = new("downstream", new DateTimeOffset(2026, 2, 4, 9, 0, 0, TimeSpan.Zero),
    [
        new("01-plugin", Tove, "Throw the shuttle by motor"),
        new("02-ops", Tove, "Gather the inner loops in loom_shuttle.ops")
        {
            Moved = [("loom_shuttle/kernels.py", "loom_shuttle/ops/lift.py")],
            Removed = ["loom_shuttle/treadles.py"],
        },
    ]);
}
