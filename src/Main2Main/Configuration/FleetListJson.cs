using System.Text.Json.Serialization;

namespace Main2Main.Configuration;

/// <summary>How the list is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    AllowTrailingCommas = true, ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip)]
[JsonSerializable(typeof(FleetList))]
internal sealed partial class FleetListJson : JsonSerializerContext;
