using FastEngine.Core;
using FastEngine.Storage.Firestore;
using FastEngine.Storage.Outbox;
using FastEngine.Storage.Tests.Outbox;

namespace FastEngine.Storage.Tests.Firestore;

/// <summary>A sync with its outbox, its host's ears, and documents to publish.</summary>
internal sealed class SyncBench : IAsyncDisposable
{
    public static readonly PumpOptions Fast = new() { Pause = TimeSpan.Zero, FirstBackoff = TimeSpan.FromMilliseconds(5), MaxBackoff = TimeSpan.FromMilliseconds(50) };

    public SyncBench(string directory, FirestoreOptions options)
    {
        Sync = FirestoreSync.Open(options, directory, Observer, Handler);
    }

    public IFirestoreSync Sync { get; }

    public RecordingObserver Observer { get; } = new();

    public RecordingHandler Handler { get; } = new();

    public static FirestoreOptions At(string host) => new() { EmulatorHost = host, ProjectId = "demo-test", Pump = Fast, ReadDeadline = TimeSpan.FromSeconds(20) };

    public static ClosedTradeDocument Trade(long id) => new()
    {
        Account = "main", Exchange = "binance", MarketType = "futures", Symbol = "BTCUSDT", Strategy = "scalping", ConfigType = "default",
        PositionId = id, ExitOrder = id + 1, Direction = Direction.Short, EntryPrice = new ExactDecimal(6183763, 2), ExitPrice = new ExactDecimal(6180000, 2),
        Quantity = new ExactDecimal(12, 3), Fees = ExactDecimal.Of(123), Pnl = new ExactDecimal(45156, 5), ExitReason = "target",
        EntryTimeNs = 1_763_700_000_123_456_789, ExitTimeNs = 1_763_700_060_000_000_001,
    };

    public static OpenPositionDocument Position(long id, long quantity) => new()
    {
        Account = "main", Exchange = "binance", MarketType = "futures", Symbol = "BTCUSDT", Strategy = "scalping", PositionId = id, Direction = Direction.Long,
        EntryPrice = new ExactDecimal(6183763, 2), Quantity = new ExactDecimal(quantity, 3), EntryTimeNs = 1_763_700_000_123_456_789, UpdatedTimeNs = 1_763_700_000_123_456_789,
    };

    public static OutboxEntry Closed(OpenPositionDocument position) =>
        OpenPositionDocument.Closed(position.Account, position.Exchange, position.MarketType, position.Symbol, position.EntryTimeNs, position.PositionId);

    /// <summary>A document of a followed collection, as a person would change it.</summary>
    public static OutboxEntry Config(string collection, string id, string value) => new FirestoreDocument(collection, id).Text("value", value).ToEntry();

    public async Task ArrivedAsync() => Assert.True(await Sync.DrainAsync(Until.Limit), $"not everything arrived: {Sync.Status.Pump.LastError}");

    public ValueTask DisposeAsync() => Sync.DisposeAsync();
}
