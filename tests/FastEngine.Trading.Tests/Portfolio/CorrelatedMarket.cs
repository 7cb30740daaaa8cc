using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Portfolio;

/// <summary>A desk in a market of five symbols whose minutes follow BTC by a given share; all begin at 1,000.00 and move by about 0.1 % a minute.</summary>
internal sealed class CorrelatedMarket
{
    public const int Btc = 0;
    public const int Close = 1;
    public const int Middle = 2;
    public const int Alone = 3;
    public const int Mirror = 4;

    public static readonly Instrument[] Instruments =
    [
        Desk.Make(Btc, "BTCUSDT", Market.UsdMargined), Desk.Make(Close, "SOLUSDT", Market.UsdMargined), Desk.Make(Middle, "XRPUSDT", Market.UsdMargined),
        Desk.Make(Alone, "LTCUSDT", Market.UsdMargined), Desk.Make(Mirror, "ADAUSDT", Market.UsdMargined),
    ];

    private static readonly double[] Shares = [1, 0.95, 0.55, 0, -0.95];
    private readonly double[] _prices = [.. Enumerable.Repeat(1_000.0, Instruments.Length)];
    private ulong _seed = 42;

    public CorrelatedMarket(TradingOptions? options = null, int minutes = 300)
    {
        Desk = new Desk((options ?? new TradingOptions()) with { MaxPosition = Desk.Usd(500), Safety = Desk.Unguarded }, Instruments);
        for (var i = 0; i < minutes; i++) Minute();
    }

    public Desk Desk { get; }

    public IEnumerable<RiskEvent> Risks => Desk.Ledger.Where(e => e.Kind == LedgerEventKind.Risk).Select(e => e.Risk);

    public long PriceOf(int instrument) => (long)Math.Round(_prices[instrument] * 100);

    public long Open(int instrument, Direction direction = Direction.Long, int strategy = 0) =>
        Desk.Open(Desk.Long(instrument, strategy, PriceOf(instrument)) with { Direction = direction });

    public void Minute()
    {
        Desk.Now += EngineTime.NsPerMinute;
        var leader = Noise();
        for (var i = 0; i < _prices.Length; i++)
        {
            _prices[i] *= Math.Exp(0.001 * (Shares[i] * leader + Math.Sqrt(1 - Shares[i] * Shares[i]) * Noise()));
            Desk.Candle(i, PriceOf(i));
        }
    }

    /// <summary>The candle of one symbol, a minute later, by so much away.</summary>
    public void Move(int instrument, double fraction) => MoveAll(fraction, instrument);

    /// <summary>The same of several at one time.</summary>
    public void MoveAll(double fraction, params int[] instruments)
    {
        Desk.Now += EngineTime.NsPerMinute;
        foreach (var instrument in instruments)
        {
            _prices[instrument] *= 1 + fraction;
            Desk.Candle(instrument, PriceOf(instrument));
        }
    }

    /// <summary>What a shard measured: flow and volume with buyers (1), sellers (-1) or neither, and the range of the longest timeframe.</summary>
    public void View(int instrument, int side = 0, double atrPpm = 0) => Desk.Replay(new TradeEvent
    {
        Kind = TradeEventKind.SymbolView, Sequence = Desk.Sequence,
        SymbolView = new SymbolView
        {
            TimeNs = Desk.Now, InstrumentId = instrument, Price = PriceOf(instrument), FlowImbalance = Math.Pow(3, side), FlowTrades = 5,
            BuyShare = 0.5 + 0.2 * side, AtrLongPpm = atrPpm,
        },
    });

    /// <summary>Nothing but time.</summary>
    public void Wait(long ns)
    {
        Desk.Now += ns;
        Desk.Clock(Desk.Now);
    }

    public IEnumerable<RiskEventKind> KindsOf(long position) =>
        Risks.Where(risk => risk.PositionId == position && risk.Kind != RiskEventKind.StopTightened).Select(risk => risk.Kind);

    // About normal, the same on every machine.
    private double Noise()
    {
        var sum = 0.0;
        for (var i = 0; i < 12; i++)
        {
            _seed = _seed * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407;
            sum += (_seed >> 11) / (double)(1UL << 53);
        }

        return sum - 6;
    }
}
