using System.Text.Json.Serialization;
using FastEngine.Venues.Binance.Rest.Answers;
using FastEngine.Venues.Binance.UserData.Events;

namespace FastEngine.Venues.Binance;

/// <summary>How the venue's answers and events are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(TimeAnswer))]
[JsonSerializable(typeof(ExchangeInfoAnswer))]
[JsonSerializable(typeof(OrderRow))]
[JsonSerializable(typeof(IReadOnlyList<OrderRow>))]
[JsonSerializable(typeof(OrderListAnswer))]
[JsonSerializable(typeof(AlgoOrderRow))]
[JsonSerializable(typeof(IReadOnlyList<AlgoOrderRow>))]
[JsonSerializable(typeof(IReadOnlyList<TradeRow>))]
[JsonSerializable(typeof(IReadOnlyList<PositionRow>))]
[JsonSerializable(typeof(IReadOnlyList<BalanceRow>))]
[JsonSerializable(typeof(SpotAccountAnswer))]
[JsonSerializable(typeof(AccountConfigAnswer))]
[JsonSerializable(typeof(PositionModeAnswer))]
[JsonSerializable(typeof(IReadOnlyList<SymbolConfigRow>))]
[JsonSerializable(typeof(IReadOnlyList<IncomeRow>))]
[JsonSerializable(typeof(RestrictionsAnswer))]
[JsonSerializable(typeof(ListenKeyAnswer))]
[JsonSerializable(typeof(PriceAnswer))]
[JsonSerializable(typeof(EventHead))]
[JsonSerializable(typeof(OrderUpdate))]
[JsonSerializable(typeof(AlgoUpdate))]
[JsonSerializable(typeof(AccountUpdate))]
[JsonSerializable(typeof(ConfigUpdate))]
[JsonSerializable(typeof(MarginCall))]
[JsonSerializable(typeof(SpotReport))]
[JsonSerializable(typeof(SpotPositions))]
[JsonSerializable(typeof(ApiAnswer))]
[JsonSerializable(typeof(System.Text.Json.JsonElement))]
internal sealed partial class BinanceJson : JsonSerializerContext;
