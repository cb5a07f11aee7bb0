using System.Buffers;
using System.Text;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Planning;

/// <summary>
/// Cuts the output of <c>git diff-tree --stdin --patch-with-raw</c> into the steps' files. A step begins with its end commit alone
/// on a line; then come raw lines (":..."), an empty line, and the patch, in which no line can look like a commit.
/// </summary>
internal sealed class StepPatchSplitter : IDisposable
{
    private const int LongestPiece = 1 << 20;

    private readonly WorkspaceFolder workspace;
    private readonly Queue<PlannedStep> awaited;
    private byte[] nextHeader;
    private StepFolder? folder;
    private AtomicFileStream? patch;
    private StringBuilder changedFiles = new();
    private bool inRaw;
    private bool atLineStart = true;

    public StepPatchSplitter(IReadOnlyList<PlannedStep> steps, WorkspaceFolder workspace)
    {
        this.workspace = workspace;
        awaited = new Queue<PlannedStep>(steps);
        nextHeader = HeaderOfNext();
    }

    public Task ReadAsync(Stream source, CancellationToken cancellation) => LinePieces.ReadAsync(source, LongestPiece, TakeLine, cancellation);

    public void Complete()
    {
        CloseStep();
        while (awaited.TryDequeue(out var step))
        {
            Open(step);
            CloseStep();
        }
    }

    public void Dispose() => patch?.Dispose();

    private void TakeLine(ReadOnlySequence<byte> line, bool ended)
    {
        if (atLineStart && IsNextHeader(line))
        {
            CloseStep();
            Open(awaited.Dequeue());
            nextHeader = HeaderOfNext();
        }
        else if (inRaw)
        {
            TakeRawLine(line);
        }
        else
        {
            foreach (var segment in line)
            {
                patch!.Write(segment.Span);
            }

            if (ended)
            {
                patch!.Write("\n"u8);
            }
        }

        atLineStart = ended;
    }

    private void TakeRawLine(ReadOnlySequence<byte> line)
    {
        if (line.IsEmpty)
        {
            inRaw = false;
            return;
        }

        // ":modes ids status<TAB>path", with a second path, the new one, after a rename.
        var text = Encoding.UTF8.GetString(line);
        _ = changedFiles.Append(text.AsSpan(text.LastIndexOf('\t') + 1)).Append('\n');
    }

    private bool IsNextHeader(ReadOnlySequence<byte> line)
    {
        if (nextHeader.Length == 0 || line.Length != nextHeader.Length)
        {
            return false;
        }

        return new SequenceReader<byte>(line).IsNext(nextHeader);
    }

    private byte[] HeaderOfNext() => awaited.TryPeek(out var step) ? Encoding.ASCII.GetBytes(step.EndCommit) : [];

    private void Open(PlannedStep step)
    {
        folder = workspace.Step(step.Id);
        _ = Directory.CreateDirectory(folder.Ci);
        patch = new AtomicFileStream(folder.UpstreamPatch);
        changedFiles = new StringBuilder();
        inRaw = true;
    }

    private void CloseStep()
    {
        if (folder is null || patch is null)
        {
            return;
        }

        patch.Commit();
        patch.Dispose();
        AtomicFile.WriteText(folder.ChangedFiles, changedFiles.ToString());
        patch = null;
    }
}
