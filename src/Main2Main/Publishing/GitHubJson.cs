using System.Text.Json.Serialization;

namespace Main2Main.Publishing;

/// <summary>What the program <c>gh</c> prints as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<PullRequest>))]
[JsonSerializable(typeof(IReadOnlyList<PullRequestName>))]
[JsonSerializable(typeof(IReadOnlyList<IssueEntry>))]
internal sealed partial class GitHubJson : JsonSerializerContext;
