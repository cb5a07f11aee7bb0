using System.Text;

namespace Main2Main.Verification.Logs;

/// <summary>What a chain of exceptions tells of the connection that it is about.</summary>
/// <param name="Peers">The other ends, as the surest place names them: the messages of the chain, else what ran, else the source around it.</param>
/// <param name="Download">The frame that shows that something was being fetched; null without one.</param>
/// <param name="Client">The frame of the code's own, or of a client of the web, that held the connection; null where only tests and other libraries
/// did.</param>
internal sealed record ConnectionTrace(IReadOnlyList<Peer> Peers, string? Download, string? Client)
{
    /// <summary>The same for the same circumstances.</summary>
    public string Key { get; } = new StringBuilder().AppendJoin(' ', Peers).Append('|').Append(Download).Append('|').Append(Client).ToString();

    /// <summary>Reads a chain.</summary>
    /// <param name="chain">The exceptions.</param>
    /// <param name="notes">What else stands in their report or traceback; null where there is no more than a line.</param>
    /// <returns>What they tell.</returns>
    public static ConnectionTrace Of(IReadOnlyList<RaisedException> chain, ConnectionNotes? notes)
    {
        var frames = notes?.Frames ?? [];
        return new ConnectionTrace(
            PeersOf(chain, notes),
            frames.FirstOrDefault(FrameOwner.Fetches)?.Trim() ?? chain.Select(exception => exception.Message).FirstOrDefault(FrameOwner.NamesHub),
            (frames.FirstOrDefault(FrameOwner.IsOwnClient) ?? frames.FirstOrDefault(FrameOwner.IsWebClient))?.Trim());
    }

    /// <summary>All that a trace is read from.</summary>
    /// <param name="chain">The exceptions.</param>
    /// <param name="notes">What else stands in their report or traceback.</param>
    /// <returns>The text: equal texts give equal traces.</returns>
    public static string TextOf(IReadOnlyList<RaisedException> chain, ConnectionNotes? notes)
    {
        var text = new StringBuilder();
        foreach (var exception in chain)
        {
            _ = text.Append(exception.Message).Append('\n');
        }

        return notes is null
            ? text.ToString()
            : text.AppendJoin('\n', notes.Frames).Append('|').AppendJoin('\n', notes.Executed).Append('|').AppendJoin('\n', notes.Written).ToString();
    }

    private static List<Peer> PeersOf(IReadOnlyList<RaisedException> chain, ConnectionNotes? notes)
    {
        if (Read(chain.Select(exception => exception.Message)) is { Count: > 0 } named)
        {
            return named;
        }

        if (notes is null)
        {
            return [];
        }

        // The source around what ran may speak of anybody; that it speaks of this machine is enough to suspect the code.
        return Read(notes.Executed) is { Count: > 0 } ran ? ran : [.. Read(notes.Written).Where(peer => peer.IsLoopback)];
    }

    private static List<Peer> Read(IEnumerable<string> lines) => [.. lines.SelectMany(PeerReader.Read).Distinct()];
}
