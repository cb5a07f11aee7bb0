using System.Text.Json;
using System.Text.Json.Serialization;

namespace Main2Main.Publishing;

/// <summary>An issue as GitHub's REST interface tells it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Url">Its address.</param>
/// <param name="PullRequest">What it says where the issue is a pull request.</param>
internal sealed record IssueEntry(
    int Number, [property: JsonPropertyName("html_url")] string Url, [property: JsonPropertyName("pull_request")] JsonElement? PullRequest);
