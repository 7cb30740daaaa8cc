using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.Tests.WebSockets;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;
using FastEngine.Venues.Binance;
using FastEngine.Venues.Binance.Streams;

namespace FastEngine.Feeds.Tests.Live;

/// <summary>A live feed of one spot symbol from a scripted server to a ring.</summary>
internal sealed class LiveBed : IDisposable
{
    public static readonly Instrument Btc = new()
    {
        Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.Spot, PriceScale = 2, QuantityScale = 5, Tick = 1, Lot = 1,
    };

    private const long StartMs = 1_770_000_000_000;

    private readonly RingConsumer<Tick> _consumer;

    public LiveBed(int ringSize = 1 << 14, FeedTimes? times = null)
    {
        Ring = new SingleProducerRing<Tick>(ringSize);
        _consumer = new RingConsumer<Tick>(Ring);
        var intake = new LiveIntake(new IntakeOptions(), 1, 1, [Ring]);
        var parser = new BinanceFrameParser(new InstrumentTable([Btc]), new SymbolMap([Btc]));
        var plan = new FeedPlan { Name = "test", Address = Server.Address(), Streams = ["btcusdt@trade"], Times = times ?? FeedBed.Times };
        var connection = new FeedConnection<ParsedFrames<BinanceFrameParser>>(plan, new ParsedFrames<BinanceFrameParser>(parser, intake, 0), BinanceNotices.Instance,
            new WebSocketDialer(WebSocketOptions.Default, Clock), Clock, new ConnectBudget(), seed: 1);
        Source = new LiveSource<BinanceFrameParser>([connection], intake, Clock, Backfill);
    }

    public FeedServer Server { get; } = new();

    public TestClock Clock { get; } = new();

    public QueueBackfill Backfill { get; } = new();

    public SingleProducerRing<Tick> Ring { get; }

    public LiveSource<BinanceFrameParser> Source { get; }

    public List<Tick> Ticks { get; } = [];

    /// <summary>What came, as <c>trade 1 at 0 ms</c>, <c>clock -500 ms silent 0 ms</c>.</summary>
    public IEnumerable<string> Told => Ticks.Select(tick => tick.Kind == EventKind.Trade
        ? $"trade {tick.TradeId} at {Ms(tick)} ms{Flags(tick.Flags)}"
        : $"clock {Ms(tick)} ms silent {tick.Quantity / EngineTime.NsPerMs} ms");

    public static string Trade(long id, long ms, string price = "50000.00") =>
        $"{{\"stream\":\"btcusdt@trade\",\"data\":{{\"e\":\"trade\",\"E\":{StartMs + ms},\"s\":\"BTCUSDT\",\"t\":{id},\"p\":\"{price}\",\"q\":\"0.01000\",\"T\":{StartMs + ms},\"m\":true,\"M\":true}}}}";

    public static Tick Missing(long id, long ms) => new()
    {
        ExchangeTimeNs = (StartMs + ms) * EngineTime.NsPerMs, Kind = EventKind.Trade, TradeId = id, Price = 50_000_00, Quantity = 1_000, Stream = TradeStream.Trade, Aggressor = Side.Sell,
    };

    public FeedPeer NextPeer()
    {
        FeedPeer? peer = null;
        Until(() => peer is not null || Server.TryTake(out peer));
        return peer!;
    }

    public void Step()
    {
        Source.DoWork();
        var available = _consumer.HighestAvailable();
        if (available < _consumer.Next) return;
        for (var sequence = _consumer.Next; sequence <= available; sequence++) Ticks.Add(_consumer[sequence]);
        _consumer.Release(available);
    }

    public void Until(Func<bool> isSo) => Patience.Until(isSo, Step);

    public void UntilTicks(int count) => Until(() => Ticks.Count >= count);

    public void Move(double seconds)
    {
        Clock.Move(TimeSpan.FromSeconds(seconds));
        Step();
    }

    public void Dispose()
    {
        Source.Dispose();
        Server.Dispose();
    }

    private static long Ms(Tick tick) => tick.ExchangeTimeNs / EngineTime.NsPerMs - StartMs;

    private static string Flags(TickFlags flags) => flags == TickFlags.None ? "" : $" {flags}";
}
