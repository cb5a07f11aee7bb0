namespace Main2Main.Verification;

/// <summary>What a CI round showed. Source: the playbook's CI result labels.</summary>
public enum Verdict
{
    /// <summary>Every suite ended with 0.</summary>
    Passed,

    /// <summary>Something failed, and all of it is an environment flake; may be committed, but is not called passed.</summary>
    EnvFlakePass,

    /// <summary>Something failed that needs a fix or a diagnosis.</summary>
    Failed,

    /// <summary>Something failed and the log could not be summarised.</summary>
    SummaryError,
}
