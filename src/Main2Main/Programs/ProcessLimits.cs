namespace Main2Main.Programs;

/// <summary>What a program may take before it is ended; null is no limit.</summary>
/// <param name="Time">How long it may run.</param>
/// <param name="Silence">How long it may print nothing.</param>
/// <param name="Output">How many bytes it may print; what comes after them is not kept.</param>
internal sealed record ProcessLimits(TimeSpan? Time, TimeSpan? Silence, long? Output = null);
