using System.Text.Json.Serialization;

namespace FastEngine.Notifications.Delivery;

/// <summary>Of what is kept on disk.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DeadLetter))]
[JsonSerializable(typeof(CenterState))]
internal sealed partial class NotificationJson : JsonSerializerContext;
