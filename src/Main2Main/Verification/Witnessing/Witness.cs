using System.Text;
using Main2Main.Files;
using Main2Main.Workspace;

namespace Main2Main.Verification.Witnessing;

/// <summary>
/// Watches from where the Python processes of one start of a suite import the two packages: a module that Python starts by itself, in a
/// folder that stands first in PYTHONPATH, notes each import there as it happens.
/// </summary>
internal sealed class Witness : IDisposable
{
    private const string Module = "sitecustomize.py";
    private readonly WatchedPackage upstream;
    private readonly WatchedPackage downstream;

    private Witness(string folder, WatchedPackage upstream, WatchedPackage downstream)
    {
        Folder = folder;
        this.upstream = upstream;
        this.downstream = downstream;
    }

    /// <summary>The folder that PYTHONPATH has to hold.</summary>
    public string Folder { get; }

    private string Seen => Path.Combine(Folder, "seen");

    /// <summary>Begins to watch.</summary>
    /// <param name="session">The session.</param>
    /// <param name="folder">A folder of its own, in the workspace.</param>
    /// <returns>The witness; null where a package has no name, or PYTHONPATH cannot hold the folder.</returns>
    public static Witness? Begin(SyncSession session, string folder)
    {
        var layout = session.Settings.Layout;
        if (WatchedPackage.Of(session.Upstream.Path, layout.UpstreamPackage) is not { } upstream
            || WatchedPackage.Of(session.Downstream.Path, layout.DownstreamPackage) is not { } downstream || folder.Contains(Path.PathSeparator))
        {
            return null;
        }

        // What a killed try or another user's process left there must not be taken for this one's.
        var witness = new Witness(UnusedPath.Of(number => number == 1 ? folder : $"{folder}-{number}"), upstream, downstream);
        _ = Directory.CreateDirectory(witness.Seen);
        File.WriteAllText(Path.Combine(witness.Folder, "watched"), string.Join('\n', upstream.Names.Union(downstream.Names)) + "\n");
        using var source = typeof(Witness).Assembly.GetManifestResourceStream("witness/" + Module)!;
        using var target = File.Create(Path.Combine(witness.Folder, Module));
        source.CopyTo(target);
        return witness;
    }

    /// <summary>What was seen so far.</summary>
    /// <returns>The two packages.</returns>
    public SuiteWitness Read()
    {
        string[] own = [upstream.Folder, downstream.Folder];
        var seen = Directory.EnumerateFiles(Seen)
            .SelectMany(file => File.ReadAllText(file, Encoding.UTF8).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line.Split('\t')).Where(fields => fields.Length == 3).Select(fields => (fields[0], fields[2])).ToHashSet();
        return new SuiteWitness(upstream.Judge(seen, own), downstream.Judge(seen, own));
    }

    /// <summary>Takes the folder away.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A process of another user, in a container, has written there: what is left does no harm.
        }
    }
}
