using System.Text.Json.Serialization;

namespace FastEngine.Host.Control.Status;

/// <summary>The documents of <c>status</c> as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(EngineStatus))]
[JsonSerializable(typeof(StoppedStatus))]
internal sealed partial class StatusJson : JsonSerializerContext;
