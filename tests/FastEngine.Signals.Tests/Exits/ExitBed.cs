using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Signals.Tests.Windows;

namespace FastEngine.Signals.Tests.Exits;

/// <summary>A shard of one symbol without strategies, driven in seconds from the start; prices are in cents.</summary>
internal sealed class ExitBed
{
    public const long Entry = 50_000_00;

    private readonly ShardSignals<RecordingSink> _shard;
    private readonly Recording _recording = new();
    private int _taken;

    public ExitBed(ExitOptions? exits = null) => _shard = new ShardSignals<RecordingSink>(
        new SignalOptions { PoolTrades = 64 * 1024, Exits = exits ?? new ExitOptions() }, [Instrument], [], new RecordingSink(_recording));

    public static Instrument Instrument { get; } = new()
    {
        Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 10, Lot = 1,
    };

    public Recording Recording => _recording;

    public ref readonly GuardedPosition Position => ref _shard.Positions[0, 0];

    public int Open => _shard.Positions.Count(0);

    public IEnumerable<(long Id, long Best, long Stop)> Positions() =>
        Enumerable.Range(0, Open).Select(i => (_shard.Positions[0, i].PositionId, _shard.Positions[0, i].BestPrice, _shard.Positions[0, i].StopPrice));

    /// <summary>The exits asked for since the last time, in words.</summary>
    public string Exits()
    {
        var text = string.Join("; ", _recording.Exits.Skip(_taken).Select(Text));
        _taken = _recording.Exits.Count;
        return text;
    }

    public static long At(double seconds) => TestTape.Start + (long)Math.Round(seconds * 1000) * EngineTime.NsPerMs;

    public bool Trade(double seconds, long price, long quantity = 1, Side side = Side.Buy, TickFlags flags = TickFlags.None) => _shard.OnTrade(0, new Tick
    {
        Kind = EventKind.Trade, ExchangeTimeNs = At(seconds), Price = price, Quantity = quantity, Aggressor = side, Flags = flags,
    });

    public void Clock(double seconds) => _shard.OnClock(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = At(seconds), InstrumentId = -1 });

    public void Update(PositionUpdateKind kind, double seconds = 0, Direction direction = Direction.Long, long price = Entry, long quantity = 1, long zoneEdge = 0,
        long id = 1, long stopPrice = 0) =>
        _shard.OnPosition(0, new PositionUpdate
        {
            Kind = kind, PositionId = id, TimeNs = At(seconds), Quantity = quantity, Cost = (Int128)price * quantity, ZoneEdge = zoneEdge, Direction = direction,
            StopPrice = stopPrice,
        });

    public void Tighten(long stopPrice, long id = 1) =>
        _shard.OnPosition(0, new PositionUpdate { Kind = PositionUpdateKind.Tightened, PositionId = id, StopPrice = stopPrice });

    /// <summary>A trade just before the check and the check itself.</summary>
    public string Check(double seconds, long price)
    {
        Trade(seconds - 0.001, price);
        Clock(seconds);
        return Exits();
    }

    private static string Text(ExitRequest request) =>
        $"{request.Reason} of {request.PositionId} at {request.Price / 100.0:0.##} ({request.Measured:0.####} against {request.Threshold:0.####})"
        + (request.PartPpm == 1_000_000 ? "" : $" {request.PartPpm / 10_000.0:0.##} %");
}
