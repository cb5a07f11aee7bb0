using System.Text;
using Main2Main.Git;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>Reads a patch line by line in little memory: of a line longer than 64 KiB only the beginning is given.</summary>
internal static class PatchLines
{
    private const int LongestLine = 1 << 16;

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="source">The stream; it stays open.</param>
    /// <param name="take">Takes each line without its line break. What is not UTF-8 is replaced.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>A task.</returns>
    public static async Task ReadAsync(Stream source, Action<string> take, CancellationToken cancellation)
    {
        var isBeginning = true;
        await LinePieces.ReadAsync(
            source,
            LongestLine,
            (piece, ended) =>
            {
                if (isBeginning)
                {
                    take(Encoding.UTF8.GetString(piece.Slice(0, Math.Min(piece.Length, LongestLine))));
                }

                isBeginning = ended;
            },
            cancellation);
    }
}
