using System.Collections.Concurrent;

namespace Main2Main.Git;

/// <summary>What git has listed of commits and trees named by their ids: it is the same for ever, and a step lists the same ones a dozen times.</summary>
internal sealed class KeptListings
{
    private const int Most = 16 << 20;

    private readonly ConcurrentDictionary<string, GitResult> known = new(StringComparer.Ordinal);
    private long size;

    /// <summary>Asks for a listing, of git where it is not known.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ask">Asks git.</param>
    /// <returns>The result; every other call's too.</returns>
    public async Task<GitResult> GetAsync(GitCall call, Func<Task<GitResult>> ask)
    {
        if (call is not { Arguments: ["ls-tree", ..], Environment.Count: 0 }
            || call.Arguments.Skip(1).FirstOrDefault(word => !word.StartsWith('-')) is not { } listed || !HeadFile.IsId(listed))
        {
            return await ask();
        }

        var key = call.ToString();
        if (known.TryGetValue(key, out var result))
        {
            return result;
        }

        result = await ask();
        if (result.Succeeded && Interlocked.Add(ref size, result.Output.Length) <= Most)
        {
            known[key] = result;
        }
        else if (result.Succeeded)
        {
            known.Clear();
            size = 0;
        }

        return result;
    }
}
