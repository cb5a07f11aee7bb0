namespace Main2Main;

/// <summary>Who has to act on a failure. The exit code follows from it, see <see cref="ExitCodes"/>.</summary>
public enum FailureKind
{
    /// <summary>The person who typed the command: an unknown switch, a step that does not exist, a phase out of order.</summary>
    Usage,

    /// <summary>The person who keeps main2main.json or the profile: an unknown key, a wrong type, a missing suite.</summary>
    Configuration,

    /// <summary>The person who keeps the repositories: a dirty tree, an unfetched commit, a missing pin.</summary>
    Repository,

    /// <summary>The person who keeps the machine: a program that is missing, failed, or was ended.</summary>
    Tool,

    /// <summary>Us: a state that the program should never reach.</summary>
    Internal,
}
