namespace Main2Main.Frosting.Tests.Fixtures;

/// <summary>A pair whose pin is a version: of three steps only the second ends on a release, and only it changes files.</summary>
internal static class PairOfVersions
{
    private const string Requirement = "\"engine==";

    /// <summary>Makes it.</summary>
    /// <returns>The pair.</returns>
    public static Pair Create()
    {
        var pair = new Pair();
        _ = Processes.Git(pair.Upstream, "tag", "v1.0.0");
        _ = pair.AddStep("One");
        _ = pair.AddStep("Two");
        _ = Processes.Git(pair.Upstream, "tag", "v1.1.0");
        _ = pair.AddStep("Three");
        _ = Processes.Git(pair.Downstream, "rm", "--quiet", "PIN", "docs/install.md");
        Pair.Commit(
            pair.Downstream, "Pin", ("pyproject.toml", $"{Requirement}1.0.0\",\n\"other==1.0.0\",\n"), ("Dockerfile", "ARG ENGINE=v1.0.0\nARG OTHER=v1.0.0\n"),
            ("main2main.json", """
            {
              "layout": { "upstreamPackage": "host", "downstreamPackage": "plugin", "requirements": ["requirements/*"] },
              "pin": [
                { "file": "pyproject.toml", "pattern": "\"engine==(?<value>[^\"]+)\"", "tag": "v{value}" },
                { "file": "Dockerfile", "pattern": "^ARG ENGINE=(?<value>.+)$" }
              ],
              "adapter": "none"
            }
            """));
        pair.BeginHere();
        return pair;
    }
}
