using System.Text.Json;
using System.Text.Json.Serialization;
using FastEngine.Server.Auditing;
using FastEngine.Server.Http;
using FastEngine.Server.Security;

namespace FastEngine.Server.Documents;

/// <summary>The API's documents as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(IReadOnlyList<PositionDocument>))]
[JsonSerializable(typeof(IReadOnlyList<OrderDocument>))]
[JsonSerializable(typeof(IReadOnlyList<TradeDocument>))]
[JsonSerializable(typeof(IReadOnlyList<DecisionDocument>))]
[JsonSerializable(typeof(RiskDocument))]
[JsonSerializable(typeof(DtmsDocument))]
[JsonSerializable(typeof(ConfigDocument))]
[JsonSerializable(typeof(CandlesDocument))]
[JsonSerializable(typeof(FrameDocument))]
[JsonSerializable(typeof(ChartDocument))]
[JsonSerializable(typeof(WatchlistDocument))]
[JsonSerializable(typeof(IReadOnlyList<TopLiquidDocument>))]
[JsonSerializable(typeof(IReadOnlyList<ForexAccountDocument>))]
[JsonSerializable(typeof(WatchRequest))]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(ChangeRequest))]
[JsonSerializable(typeof(QueryRequest))]
[JsonSerializable(typeof(CommandAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(AuditHead))]
[JsonSerializable(typeof(List<ApiToken>))]
[JsonSerializable(typeof(WhoAnswer))]
internal sealed partial class ServerJson : JsonSerializerContext;
