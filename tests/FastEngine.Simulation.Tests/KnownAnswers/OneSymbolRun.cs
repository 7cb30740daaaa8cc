using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Engine.Tests;
using FastEngine.Signals;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Simulation.Paper;
using FastEngine.Trading;
using FastEngine.Trading.Portfolio;
using FastEngine.Trading.Safety;

namespace FastEngine.Simulation.Tests.KnownAnswers;

/// <summary>A strategy on a small tape through shard, trade stage and paper venue, with nothing between: no guards, no stops near, no latency.
/// Every entry is of nine whole units while the price is above 90 and up to 100.</summary>
internal sealed class OneSymbolRun : ILedgerHandler, IShardOutputHandler
{
    public const int Units = 9;
    public const long EveryNs = 100 * EngineTime.NsPerMs;

    private const int StopPpm = 50_000;

    private static readonly InstrumentTable Instruments = new(
    [
        new Instrument { Id = 0, Symbol = "S", Name = "S", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 0, Tick = 1, Lot = 1 },
    ]);

    private static readonly TradingOptions Trading = new()
    {
        Mode = AccountMode.Hedge, MaxPosition = 900 * Money.One, StopMinPpm = StopPpm, StopMaxPpm = StopPpm, FurthestStopPpm = StopPpm, PriceBandPpm = 1_000_000, Protection = new() { IsEnabled = false },
        Dtms = new() { IsEnabled = false }, Portfolio = new() { Health = HealthOptions.Off }, Safety = SafetyOptions.Off,
    };

    private static readonly SignalOptions Signals = Micro.Signals with
    {
        PoolTrades = 4_096,
        Exits = new ExitOptions
        {
            TrailPpm = StopPpm, StopMinPpm = StopPpm, StopMaxPpm = StopPpm, PartialAtPpm = 0, CheckPeriodNs = EngineTime.NsPerHour, Dump = new DumpOptions { IsEnabled = false },
        },
    };

    /// <param name="prices">Of the trades, a tenth of a second apart, each large enough for every order.</param>
    public OneSymbolRun(IReadOnlyList<long> prices, Strategy strategy, long takerPpb = 0, int spreadTicks = 0)
    {
        var fees = new FeeSchedule { UsdMargined = new FeeRates(takerPpb, takerPpb) };
        var venue = new PaperVenue(
            new PaperOptions
            {
                Mode = AccountMode.Hedge, RememberedIds = 1_024, ReportCapacity = 256, SubmitLatencyNs = 0, AckLatencyNs = 0, CancelLatencyNs = 0, Fees = fees, Slippage = spreadTicks == 0 ? new NoSlippage() : new HalfSpread(spreadTicks),
            },
            Instruments);
        var desk = new TradeDesk(Trading, Instruments, venue, ledgerSlots: 1_024);
        using var pipeline = new Pipeline(new EngineOptions { Topology = Topology.Fused, RingSize = 1_024, OutputRingSize = 1_024 }, Signals, Instruments, () => [strategy], desk);
        pipeline.Start(new TapeSource(pipeline.Inbound, Tape(prices)), this, this);
        pipeline.RunToEnd();
        Open = desk.Stage.Account.OpenPositions;
    }

    public List<ClosedTrade> Trades { get; } = [];

    public List<Refusal> Refusals { get; } = [];

    public int Open { get; }

    /// <summary>Of everything closed, in quote currency; exact.</summary>
    public decimal Net => Trades.Sum(trade => ToDecimal(trade.Pnl));

    public decimal Fees => Trades.Sum(trade => ToDecimal(trade.Fees));

    public void OnLedger(in LedgerEvent e)
    {
        if (e.Kind == LedgerEventKind.TradeClosed) Trades.Add(e.Trade);
        if (e.Kind == LedgerEventKind.Refused) Refusals.Add(e.Refusal);
    }

    private static decimal ToDecimal(Int128 money) => (decimal)money / (decimal)Money.One;

    private static Tick[] Tape(IReadOnlyList<long> prices) =>
    [
        .. prices.Select((price, i) => new Tick
        {
            Kind = EventKind.Trade, Stream = TradeStream.Trade, ExchangeTimeNs = MarketTape.Start + i * EveryNs, Price = price, Quantity = 1_000, TradeId = i + 1, Sequence = i,
        }),
    ];
}
