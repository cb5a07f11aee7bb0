namespace Main2Main.Reporting.Page;

/// <summary>How long a task took in the whole run.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Kind">What decides its colour.</param>
/// <param name="Seconds">Seconds.</param>
internal sealed record TaskTotal(string Task, string Kind, double Seconds);
