namespace Main2Main.Verification.Logs;

/// <summary>What a process did after it printed an exception, from what ended it to what it outlived.</summary>
internal enum Aftermath
{
    /// <summary>It printed nothing more that says anything.</summary>
    Silence,

    /// <summary>Another traceback was printed; whether by what it led to, only that traceback tells.</summary>
    Traceback,

    /// <summary>Something was printed, by it or by another one.</summary>
    Output,

    /// <summary>It went on with its work.</summary>
    Progress,
}
