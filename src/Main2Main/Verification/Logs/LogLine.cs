namespace Main2Main.Verification.Logs;

/// <summary>A line of a log without what terminals, CI systems and process supervisors put around it.</summary>
/// <param name="Number">The line, from 0, counted as editors count.</param>
/// <param name="Channel">Which process printed it, as its prefix says; empty without a prefix.</param>
/// <param name="Text">What it printed.</param>
internal readonly record struct LogLine(int Number, string Channel, string Text);
