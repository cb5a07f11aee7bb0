using System.Text.Json;

namespace Main2Main.Adaptation.External;

/// <summary>Reads what an external program left of its work. An answer is an extra: one that cannot be read is told and loses nothing else.</summary>
internal static class AnswerReader
{
    private const int LargestAnswer = 1 << 20;
    private const int ShortestCommit = 7;

    /// <summary>Adds the answer to a reply.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="reply">The reply so far.</param>
    /// <returns>The reply with edits and evidence, or with a word on why there are none.</returns>
    public static AdapterReply Read(AdaptationRequest request, AdapterReply reply)
    {
        var file = new FileInfo(request.Result);
        if (!file.Exists)
        {
            return reply;
        }

        try
        {
            var answer = file.Length <= LargestAnswer
                ? JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), AdaptationJson.Readable.AdapterAnswer) ?? new AdapterAnswer()
                : throw new JsonException($"it has {file.Length} bytes");
            return Take(answer, request, reply);
        }
        catch (JsonException exception)
        {
            return reply with { Message = $"{reply.Message}; its answer '{file.FullName}' cannot be read: {exception.Message}" };
        }
    }

    /// <summary>What the answer says of the cost.</summary>
    /// <param name="request">What was asked.</param>
    /// <returns>The cost; null where nothing readable says so.</returns>
    public static AnsweredCost? Cost(AdaptationRequest request)
    {
        try
        {
            return new FileInfo(request.Result) is { Exists: true, Length: <= LargestAnswer } file ? JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), AdaptationJson.Readable.AdapterAnswer)?.Cost : null;
        }
        catch (JsonException)
        {
            // Read told it.
            return null;
        }
    }

    private static AdapterReply Take(AdapterAnswer answer, AdaptationRequest request, AdapterReply reply)
    {
        var named = (answer.Files ?? []).Where(file => file is { Path: not null }).ToList();
        var foreign = named.SelectMany(file => file.Commits ?? []).Where(commit => Find(commit, request) is null).Distinct(StringComparer.Ordinal).ToList();
        return reply with
        {
            Files = [.. named.Select(file => new AdaptedFile(file.Path!, [Edit(file, request)]))],
            NothingToAdapt = string.IsNullOrWhiteSpace(answer.NothingToAdapt) ? null : answer.NothingToAdapt,
            Message = foreign.Count == 0 ? reply.Message : $"{reply.Message}; commits that it names and that are none of this step: {string.Join(", ", foreign)}",
        };
    }

    private static AppliedEdit Edit(AnsweredFile file, AdaptationRequest request) => new(
        Finding: null,
        "edit",
        Line: 0,
        [.. (file.Commits ?? []).Select(commit => Find(commit, request)).OfType<string>().Distinct(StringComparer.Ordinal)],
        Guarded: false,
        file.Why ?? string.Empty);

    private static string? Find(string? commit, AdaptationRequest request) => commit is { Length: >= ShortestCommit }
        ? request.Commits.FirstOrDefault(known => known.Sha.StartsWith(commit, StringComparison.OrdinalIgnoreCase))?.Sha
        : null;
}
