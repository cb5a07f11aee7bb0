namespace Main2Main.Verification;

/// <summary>The words that <see cref="CiError.Category"/> takes.</summary>
public static class ErrorCategory
{
    /// <summary>Needs a fix.</summary>
    public const string CodeBug = "Code Bug";

    /// <summary>Lies in the machine, the network or the disk.</summary>
    public const string EnvironmentFlake = "Environment Flake";
}
