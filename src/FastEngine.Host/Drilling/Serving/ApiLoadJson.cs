using System.Text.Json.Serialization;

namespace FastEngine.Host.Drilling.Serving;

/// <summary>What a drill and its clients tell each other.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ApiLoad))]
[JsonSerializable(typeof(ApiLoadResult))]
internal sealed partial class ApiLoadJson : JsonSerializerContext;
