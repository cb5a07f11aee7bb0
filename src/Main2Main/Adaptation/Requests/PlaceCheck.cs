using Main2Main.Impact;

namespace Main2Main.Adaptation.Requests;

/// <summary>Says what will be checked of the edit that answers a finding, before CI is spent on it.</summary>
internal static class PlaceCheck
{
    /// <summary>The check of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>A sentence.</returns>
    public static string Of(ImpactFinding finding) => $"{What(finding.Usage)}{(finding.GuardNeeded == GuardNeed.Yes ? " The two lanes differ here: the check looks at the code before and after the version guard, each against its own lane." : string.Empty)}";

    private static string What(ImpactUsage usage) => usage switch
    {
        ImpactUsage.Import or ImpactUsage.StringPath or ImpactUsage.Wiring => "Every module and name that an edited line imports or reaches has to exist in each lane that the line serves.",
        ImpactUsage.Call or ImpactUsage.SuperCall or ImpactUsage.Construct => "Every edited call has to bind to the signature of each lane that it serves.",
        ImpactUsage.Override or ImpactUsage.Subclass => "An edited override has to take every call that fits the signature of each lane.",
        ImpactUsage.Patch => "What is put in the place of the upstream's has to exist there, and to take the same calls.",
        ImpactUsage.Read or ImpactUsage.Write or ImpactUsage.Mention => "Every attribute of a known class that an edited line uses has to exist in each lane that it serves.",
        _ => "The edited file has to parse, and what it calls, imports and overrides has to fit each lane. Whether it does the same as the upstream, CI tells.",
    };
}
