using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Storage.Symbols.Rows;
using FastEngine.Trading.Portfolio;
using FastEngine.Trading.Positions;
using Names = FastEngine.Storage.Symbols.Rows.Names;

namespace FastEngine.Host.Service;

/// <summary>Rows of the ledger's events.</summary>
internal sealed class LedgerRows(
    ILedgerTables tables, LedgerBook book, InstrumentTable instruments, IReadOnlyList<string> strategies, PortfolioOptions portfolio)
{
    private const double PpmOfPercent = 10_000;

    // Most rows that an event leads to: all of them are taken, or none.
    private const int MaxRows = 3;

    private readonly string _window = Duration.Format(portfolio.Closes * portfolio.BarNs);

    /// <summary>Before the book has heard of the event.</summary>
    /// <returns>False when its rows found no room now: it is offered again.</returns>
    public bool Append(in LedgerEvent e, long number) => tables.HasRoom(MaxRows) && e.Kind switch
    {
        LedgerEventKind.OrderPlaced => Placed(in e.Order, number),
        LedgerEventKind.OrderReported when e.Report.Kind == OrderReportKind.Filled && book.InstrumentOf(e.Report.Order) is >= 0 and var id =>
            tables.Append(id, new FillRow { Report = e.Report, JournalRecord = number }),
        LedgerEventKind.Contribution => Contributed(in e.Contribution, e.TimeNs, number),
        LedgerEventKind.PositionOpened => !book.TryAfter(in e.Position, out var opened) || Append(in opened, e.TimeNs, number),
        LedgerEventKind.ExchangePosition => tables.Append(e.ExchangePosition.InstrumentId,
            ExchangePositionRow.Of(in e.ExchangePosition, instruments[e.ExchangePosition.InstrumentId], e.TimeNs, number)),
        LedgerEventKind.TradeClosed => tables.Append(e.Trade.InstrumentId,
            TradeExecutionRow.Of(in e.Trade, instruments[e.Trade.InstrumentId], StrategyOf(e.Trade.StrategyId), "engine", number)),
        LedgerEventKind.ExitRequested when e.Exit.Reason == ExitReason.DumpDetected => Dumped(in e.Exit, number),
        LedgerEventKind.Account => tables.Append(new AccountRow { TimeNs = e.TimeNs, State = e.Account, JournalRecord = number }),
        LedgerEventKind.Health => Measured(in e.Health, e.TimeNs, number),
        LedgerEventKind.Risk when e.Risk.Kind == RiskEventKind.CorrelationMeasured => Correlated(in e.Risk, e.TimeNs, number),
        _ => true,
    };

    private string StrategyOf(int id) => StrategyNames.Of(id, strategies);

    private bool Placed(in OrderTerms order, long number)
    {
        if (!tables.Append(order.InstrumentId, new OrderRow { Terms = order, Strategy = StrategyOf(order.StrategyId), JournalRecord = number })) return false;
        return order.Leg is not (OrderLeg.Stop or OrderLeg.Target) || !book.TryAfter(in order, out var position) || Append(in position, order.DecidedNs, number);
    }

    private bool Contributed(in Contribution contribution, long timeNs, long number)
    {
        var position = book.After(in contribution);
        var id = contribution.InstrumentId;
        var instrument = instruments[contribution.InstrumentId];
        var strategy = StrategyOf(contribution.StrategyId);
        return tables.Append(id, ContributionRow.Of(in contribution, instrument, strategy, number)) && Append(in position, timeNs, number)
            && (contribution.StrategyId == ReservedStrategies.Unattributed || tables.Append(id, PositionRow.Of(in position.Open, instrument, timeNs, strategy, number)));
    }

    private bool Append(in PositionTotals position, long timeNs, long number)
    {
        ref readonly var open = ref position.Open;
        ref readonly var closed = ref position.Closed;
        var instrument = instruments[open.InstrumentId];
        return tables.Append(open.InstrumentId, new StrategyPositionRow
        {
            PositionId = open.PositionId, TimeNs = timeNs, Strategy = StrategyOf(open.StrategyId), ExchangePosition = position.ExchangePosition,
            Key = ExchangePositionRow.KeyOf(instrument, open.Direction), Direction = open.Direction, EntryTimeNs = open.EntryTimeNs, ExitTimeNs = closed.LastNs,
            EntryQuantity = open.Quantity + closed.Quantity, OpenQuantity = open.Quantity, EntryCost = open.Cost + closed.EntryCost,
            Proceeds = closed.Proceeds, StopPrice = open.StopPrice, TargetPrice = open.TargetPrice, Reason = closed.Reason, Pnl = closed.Pnl,
            PnlPct = closed.Quantity == 0 ? double.NaN : 100 * Money.ToDouble(closed.Pnl) / Money.ToDouble(Money.OfProduct(closed.EntryCost, instrument)),
            Fees = closed.Fees, ParentId = open.ParentId, PriceScale = instrument.PriceScale, JournalRecord = number,
        });
    }

    // The whole position is closed for it. What that brings is in its trade.
    private bool Dumped(in ExitRequest exit, long number) => tables.Append(exit.InstrumentId, new DumpDetectionRow
    {
        TimeNs = exit.TimeNs, DumpType = Names.Of(exit.Dump), Severity = "critical", Price = exit.Price, Action = "exit", JournalRecord = number,
    });

    private bool Measured(in Health measured, long timeNs, long number) => tables.Append(new PortfolioHealthRow
    {
        TimeNs = timeNs, Positions = measured.Positions, UnrealisedPnl = measured.Unrealised, HealthScore = measured.Score, MeanBtcCorrelation = measured.LeaderCorrelation,
        DailyDrawdownPct = measured.DayLossPpm / PpmOfPercent, Action = ActionOf(measured.Score), JournalRecord = number,
        WorstPosition = measured.Positions == 0 ? null : instruments[measured.WorstInstrument].Name,
        BestPosition = measured.Positions == 0 ? null : instruments[measured.BestInstrument].Name,
    });

    private bool Correlated(in RiskEvent measured, long timeNs, long number) => tables.Append(new CorrelationRow
    {
        TimeNs = timeNs, Symbol = instruments[measured.InstrumentId].Name, Leader = instruments[measured.OtherInstrumentId].Name,
        Correlation = measured.Measured, Window = _window, JournalRecord = number,
    });

    private string ActionOf(double score) => portfolio.Health.LevelOf(score) switch
    {
        HealthOptions.HoldsEntries => "hold_entries",
        HealthOptions.Tightens => "tighten_stops",
        HealthOptions.Closes => "close_worst",
        _ => "none",
    };
}
