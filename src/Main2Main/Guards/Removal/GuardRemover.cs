using System.Text;
using Main2Main.Conditions;
using Main2Main.Python;
using Main2Main.Python.Statements;

namespace Main2Main.Guards.Removal;

/// <summary>Removes the guards of dropped releases from one file.</summary>
/// <param name="function">The guard function's name.</param>
/// <param name="isPassed">Whether the release of a version is dropped.</param>
internal sealed class GuardRemover(GuardVersions function, Func<string, bool> isPassed)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Removes guards.</summary>
    /// <param name="source">The file.</param>
    /// <param name="keepImport">Whether the guard function's import stays although nothing uses it.</param>
    /// <returns>The new file; null when nothing can be removed.</returns>
    public byte[]? Remove(byte[] source, bool keepImport)
    {
        var (current, dealt) = (source, 0);
        for (var calls = Calls(current); dealt < calls.Count; calls = Calls(current))
        {
            // From the last to the first, so that what is still to be done stands where it stood.
            var (next, start, _) = Apply(current, calls.Count - 1 - dealt);
            dealt = next is null ? dealt + 1 : Calls(next).Count(call => call.Start >= start);
            current = next ?? current;
        }

        return ReferenceEquals(current, source) ? null : keepImport ? current : WithoutImport(current);
    }

    /// <summary>Why a guard of a dropped release cannot be removed.</summary>
    /// <param name="source">The file.</param>
    /// <param name="index">The guard's index in <see cref="Calls"/>.</param>
    /// <returns>A clause; null when it can be.</returns>
    public string? Obstacle(byte[] source, int index) => Apply(source, index).Obstacle;

    /// <summary>The guard calls of a file in the order of its text, with where they start.</summary>
    public IReadOnlyList<(GuardCall Call, int Start)> Calls(byte[] source) =>
        LaneMap.TryRead(source, function) is { } map
            ? [.. map.Calls.Where(call => call.IsCondition).OrderBy(call => call.Token).Select(call => (call, map.Code[call.Token].Start))]
            : [];

    private (byte[]? Source, int Start, string? Obstacle) Apply(byte[] source, int index)
    {
        var map = LaneMap.TryRead(source, function)!;
        var calls = map.Calls.Where(call => call.IsCondition).OrderBy(call => call.Token).ToList();
        if (!isPassed(calls[index].Version))
        {
            return (null, 0, "its release is not dropped");
        }

        // The others of the same condition go with it.
        var never = calls.Where(call => isPassed(call.Version)).Select(call => call.Token).ToHashSet();
        var (edit, reason) = new GuardEdit(map.Code, never).Make(map.Statements, calls[index].Token);
        if (edit is null)
        {
            return (null, 0, reason);
        }

        var edited = Encode(source, map.Code, edit);
        return edited is null ? (null, 0, "the file is not UTF-8")
            : PythonParser.Parse(edited).Failure is null ? (edited, edit.Start, null)
            : (null, 0, "without it the file would be no Python");
    }

    private byte[] WithoutImport(byte[] source)
    {
        while (LaneMap.TryRead(source, function) is { } map && ImportRemoval.Make(map.Code, map.Statements, function.Function) is { Edit: { } edit }
            && Encode(source, map.Code, edit) is { } edited && PythonParser.Parse(edited).Failure is null)
        {
            source = edited;
        }

        return source;
    }

    private static byte[]? Encode(byte[] source, SourceCode code, TextEdit edit)
    {
        var mark = source.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        try
        {
            _ = Utf8.GetCharCount(source);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        return [.. source[..mark], .. Utf8.GetBytes(TextEdit.Apply(code.Text(0, code.Length).ToString(), 0, code.Length, [edit])!)];
    }
}
