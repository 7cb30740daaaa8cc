using System.Text.Json.Serialization;

namespace FastEngine.Storage.Cloud;

/// <summary>How tickets are read and written.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(UploadTicket))]
internal sealed partial class TicketJson : JsonSerializerContext;
