using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Signals.Candles;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>What the summary and the report are made of, gathered while a run goes on.</summary>
internal sealed class TradeLog(InstrumentTable instruments, IReadOnlyList<string> strategies, long fastestNs, bool keepsPrices, bool keepsEquity = true) : IShardOutputHandler, ILedgerHandler
{
    private readonly Dictionary<long, OrderTerms> _entries = [];
    private readonly List<PricePoint>[] _prices = [.. Enumerable.Range(0, instruments.Count).Select(_ => new List<PricePoint>())];

    public List<Simulation.Reports.ClosedTrade> Trades { get; } = [];

    public List<EquitySample> Equity { get; } = [];

    /// <summary>Signals by strategy.</summary>
    public long[] Signals { get; } = new long[strategies.Count];

    public SortedDictionary<string, long> Refusals { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, long> Rejects { get; } = new(StringComparer.Ordinal);

    /// <summary>Fills by why the venue filled.</summary>
    public SortedDictionary<string, long> FillReasons { get; } = new(StringComparer.Ordinal);

    /// <summary>What the entries cost against the prices that they were decided at.</summary>
    public ShortfallTally Shortfall { get; } = new(instruments);

    public long Orders { get; private set; }

    public long Fills { get; private set; }

    public long ExitRequests { get; private set; }

    public long Positions { get; private set; }

    public IReadOnlyList<PricePoint> PricesOf(int instrumentId) => _prices[instrumentId];

    public void OnSignal(in Signal signal)
    {
        Signals[signal.StrategyId]++;
        Shortfall.OnSignal(in signal);
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
        if (!keepsPrices || candle.Timeframe != 0) return;
        var instrument = instruments[candle.InstrumentId];
        ref readonly var c = ref candle.Candle;
        _prices[candle.InstrumentId].Add(new PricePoint(candle.OpenTimeNs + fastestNs, Price(c.Low, instrument), Price(c.High, instrument), Price(c.Close, instrument)));
    }

    public void OnLedger(in LedgerEvent e)
    {
        Shortfall.OnLedger(in e);
        switch (e.Kind)
        {
            case LedgerEventKind.Refused:
                Count(Refusals, $"{Names.Of(e.Refusal.Handler)}.{Names.Of(e.Refusal.Cause)}");
                break;
            case LedgerEventKind.OrderPlaced:
                Orders++;
                if (e.Order.Leg == OrderLeg.Entry) _entries[e.Order.PositionId] = e.Order;
                break;
            case LedgerEventKind.OrderReported:
                if (e.Report.Kind == OrderReportKind.Filled)
                {
                    Fills++;
                    Count(FillReasons, Names.Of(e.Report.Reason) ?? "unknown");
                }

                if (e.Report.Kind == OrderReportKind.Rejected) Count(Rejects, Names.Of(e.Report.Reject) ?? "unknown");
                break;
            case LedgerEventKind.ExitRequested:
                ExitRequests++;
                break;
            case LedgerEventKind.PositionOpened:
                Positions++;
                break;
            case LedgerEventKind.TradeClosed:
                Trades.Add(Of(in e.Trade));
                break;
            case LedgerEventKind.Account when keepsEquity:
                Equity.Add(new EquitySample(e.TimeNs, e.Account.Equity));
                break;
        }
    }

    /// <summary>A position that the tape's end left open.</summary>
    public Simulation.Reports.OpenPosition Of(in Core.Execution.OpenPosition position)
    {
        var instrument = instruments[position.InstrumentId];
        var mark = Money.Of(position.MarkPrice, position.Quantity, instrument);
        var cost = Money.OfProduct(position.Cost, instrument);
        return new Simulation.Reports.OpenPosition
        {
            PositionId = position.PositionId.ToString(), Strategy = ReservedStrategies.NameOf(position.StrategyId, strategies), Symbol = instrument.Name,
            Side = SideOf(position.Direction), EntryTimeNs = position.EntryTimeNs, EntryPrice = Average(position.Cost, position.Quantity, instrument),
            MarkPrice = Price(position.MarkPrice, instrument), Quantity = Quantity(position.Quantity, instrument),
            Unrealised = position.Direction == Direction.Long ? mark - cost : cost - mark, Fees = position.Fees,
        };
    }

    private Simulation.Reports.ClosedTrade Of(in Core.Execution.ClosedTrade trade)
    {
        var instrument = instruments[trade.InstrumentId];
        return new Simulation.Reports.ClosedTrade
        {
            PositionId = trade.PositionId.ToString(), Strategy = ReservedStrategies.NameOf(trade.StrategyId, strategies), Symbol = instrument.Name, Side = SideOf(trade.Direction),
            EntryTimeNs = trade.EntryTimeNs, ExitTimeNs = trade.ExitTimeNs, EntryPrice = Average(trade.EntryCost, trade.Quantity, instrument),
            ExitPrice = Average(trade.ExitProceeds, trade.Quantity, instrument), Quantity = Quantity(trade.Quantity, instrument),
            Gross = trade.Pnl + trade.Fees, Fees = trade.FeesAlone, Funding = trade.Funding, ExitReason = Names.Of(trade.Reason),
            SignalPrice = _entries.TryGetValue(trade.PositionId, out var entry) ? Price(entry.ReferencePrice, instrument) : null,
        };
    }

    private static Side SideOf(Direction direction) => direction == Direction.Long ? Side.Buy : Side.Sell;

    private static Int128 Price(long price, Instrument instrument) => price * (Int128)FixedPoint.PowerOfTen(FixedPoint.MaxScale - instrument.PriceScale);

    private static Int128 Quantity(long quantity, Instrument instrument) => quantity * (Int128)FixedPoint.PowerOfTen(FixedPoint.MaxScale - instrument.QuantityScale);

    private static Int128 Average(Int128 cost, long quantity, Instrument instrument) =>
        Money.DivideRounded(cost * FixedPoint.PowerOfTen(FixedPoint.MaxScale - instrument.PriceScale), quantity);

    private static void Count(SortedDictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
