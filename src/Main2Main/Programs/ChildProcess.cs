using System.Diagnostics;

namespace Main2Main.Programs;

/// <summary>
/// Runs a program in a session of its own and streams what it prints. However that ends (by itself, on request, by a stream
/// that takes no more), nothing of its tree is left running.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LeftoverGrace = TimeSpan.FromSeconds(2);
    private const int Buffer = 1 << 16;

    private readonly Process process;
    private readonly ProcessTree tree;
    private readonly CancellationTokenSource broken = new();

    private ChildProcess(Process process, ProcessMark mark)
    {
        this.process = process;
        tree = new ProcessTree(process.Id, mark);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program.</param>
    /// <param name="output">Takes what it prints, in the order it comes; must bear writes of two threads unless errors go elsewhere.</param>
    /// <param name="end">Ends the program and its tree.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="OperationCanceledException">It was ended on request.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">It could not be started.</exception>
    /// <exception cref="IOException">The output could not be written.</exception>
    public static async Task<ChildResult> RunAsync(ChildCommand command, Stream output, CancellationToken end)
    {
        end.ThrowIfCancellationRequested();
        var mark = ProcessMark.Create();
        using var child = new ChildProcess(Start(command, mark), mark);
        var feeding = child.FeedAsync(command.InputFile);
        var result = await child.FollowAsync(output, command.Errors ?? output, end);
        await feeding;
        return result;
    }

    public void Dispose()
    {
        process.Dispose();
        broken.Dispose();
    }

    private static Process Start(ChildCommand command, ProcessMark mark)
    {
        var program = command.Sandbox is { } around
            ? ProgramFinder.RequireShown(command.Words[0], command.Folder, around)
            : ProgramFinder.Require(command.Words[0], command.Folder);
        IReadOnlyList<string> words = [program, .. command.Words.Skip(1)];
        words = command.Sandbox is { } sandbox ? sandbox.Around(words, command.Folder) : words;
        var start = new ProcessStartInfo { UseShellExecute = false, WorkingDirectory = command.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // A session of its own keeps a terminal's Ctrl-C away: whether the program ends is decided here.
        IReadOnlyList<string> session = ProgramFinder.Find("setsid", command.Folder) is { } found ? [found] : [];
        var above = Environment.GetEnvironmentVariable(ProcessMark.Variable);
        words = [.. session, .. ProcessTag.Words(mark, above), .. words];
        start.FileName = words[0];
        foreach (var word in words.Skip(1))
        {
            start.ArgumentList.Add(word);
        }

        foreach (var name in start.Environment.Where(pair => !command.Inherits(pair.Key, pair.Value)).Select(pair => pair.Key).ToList())
        {
            _ = start.Environment.Remove(name);
        }

        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment[ProcessMark.Variable] = mark.AddTo(above);
        return Process.Start(start)!;
    }

    /// <summary>Hands the input over. A program that reads none of it, or ends before, is as good as any other.</summary>
    private async Task FeedAsync(string? file)
    {
        await using var content = file is null ? Stream.Null : File.OpenRead(file);
        try
        {
            await using var input = process.StandardInput.BaseStream;
            await content.CopyToAsync(input, CancellationToken.None);
        }
        catch (IOException)
        {
            // The pipe is closed on the other side.
        }
    }

    private async Task<ChildResult> FollowAsync(Stream output, Stream errors, CancellationToken end)
    {
        var copying = Task.WhenAll(CopyAsync(process.StandardOutput.BaseStream, output), CopyAsync(process.StandardError.BaseStream, errors));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end, broken.Token);
        try
        {
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            await EndAsync();
        }

        var left = await tree.WaitAsync(LeftoverGrace) ? 0 : await tree.EndAsync(LeftoverGrace);

        // Whoever still holds the pipes cannot be found; what it prints is no part of the program's output.
        _ = await Task.WhenAny(copying, Task.Delay(Grace, CancellationToken.None));
        if (copying.IsFaulted)
        {
            await copying;
        }

        end.ThrowIfCancellationRequested();
        return new ChildResult(process.ExitCode, left);
    }

    private async Task EndAsync()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = await tree.EndAsync(Grace);
        }
        else
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(CancellationToken.None);
    }

    private async Task CopyAsync(Stream from, Stream to)
    {
        var buffer = new byte[Buffer];
        try
        {
            while (await from.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
            {
                to.Write(buffer, 0, count);
            }
        }
        catch
        {
            await broken.CancelAsync();
            throw;
        }
    }
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and more where a signal ended it.</param>
/// <param name="LeftBehind">How many processes it left running; they were ended.</param>
internal sealed record ChildResult(int ExitCode, int LeftBehind);
