using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Host.Control.Status;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Server.Documents;
using FastEngine.Signals.Decisions;
using FastEngine.Trading;
using FastEngine.Trading.Dtms;
using FastEngine.Trading.Portfolio;
using static FastEngine.Host.Serving.Drawn;
using OpenPosition = FastEngine.Core.Execution.OpenPosition;

namespace FastEngine.Host.Serving;

/// <summary>The API's documents of a running engine: from the board, and from the stage and the shards beside their threads, a moment old.</summary>
internal sealed class ServedViews
{
    public const int MostEvents = 200;
    private const int EventsOfFrame = 40;
    private const int MostSymbols = 200;
    private const int CandlesOfChart = 40;
    private const int MarkersOfChart = 60;

    private readonly ServedParts _parts;
    private readonly ServedFigures _figures;
    private readonly SymbolViews _symbols;
    private readonly DeskStatus _desk;
    private readonly InstrumentTable _instruments;
    private readonly IReadOnlyList<string> _strategies;
    private readonly long _startedNs;
    private readonly Func<long> _wallNs;
    private readonly double[] _ladderPct;
    private readonly double[] _mostHealth;

    // Copied into ten times a second: new ones each time would be large objects, whose collection is felt by every thread.
    private readonly Lock _copying = new();
    private readonly OpenPosition[] _open;
    private readonly ManagedPosition[] _managed;
    private readonly LiveOrderView[] _orders;

    public ServedViews(ServedParts parts, ServedFigures figures, long startedNs, Func<long> wallNs)
    {
        (_parts, _figures, _startedNs, _wallNs) = (parts, figures, startedNs, wallNs);
        _instruments = parts.Pipeline.Instruments;
        _strategies = parts.Setup.StrategyNames;
        _symbols = new SymbolViews(parts);
        _open = new OpenPosition[parts.Desk.Stage.OpenPositionCapacity];
        _managed = new ManagedPosition[parts.Desk.Stage.OpenPositionCapacity];
        _orders = new LiveOrderView[parts.Desk.Stage.LiveOrderCapacity];
        _desk = new DeskStatus(parts.Pipeline, parts.Desk, _strategies, parts.Setup.Trading.StartingEquity);
        var most = HealthScorer.Score(new HealthInputs(), parts.Setup.Trading.Portfolio.Health);
        _mostHealth = [most.Pnl, most.Quality, most.Concentration, most.HoldTime, most.Volatility];
        _ladderPct = [.. ((DecimalKnob[])[Knobs.Drawdown.AlertPct, Knobs.Drawdown.HalfPct, Knobs.Drawdown.AllPct, Knobs.Drawdown.HaltPct]).Select(knob => (double)parts.Config.Get(knob))];
    }

    public IReadOnlyList<PositionDocument> Positions()
    {
        lock (_copying)
        {
            var documents = new PositionDocument[_parts.Desk.Stage.CopyOpenPositions(_open)];
            var managed = _managed.AsSpan(0, _parts.Desk.Stage.CopyManaged(_managed));
            for (var i = 0; i < documents.Length; i++) documents[i] = Of(in _open[i], managed);
            return documents;
        }
    }

    public IReadOnlyList<OrderDocument> Orders()
    {
        lock (_copying) return [.. _orders.Take(_parts.Desk.Stage.CopyLiveOrders(_orders)).Select(Of)];
    }

    public IReadOnlyList<TradeDocument> Trades(int instrumentId, int limit) => [.. _parts.Board.TradesOf(instrumentId, limit).Select(Of)];

    public IReadOnlyList<DecisionDocument> Decisions(int instrumentId, int limit) => [.. _parts.Board.DecisionsOf(instrumentId, limit).Select(Of)];

    public IReadOnlyList<EventDocument> Events(bool dtmsOnly, int limit) =>
    [
        .. _parts.Board.EventsOf(dtmsOnly, limit).Select(e => new EventDocument
        {
            Number = e.Number, TimeNs = e.TimeNs, Kind = e.Kind, Tone = e.Tone, Symbol = e.InstrumentId < 0 ? null : _instruments[e.InstrumentId].Name, Text = e.Text,
        }),
    ];

    public RiskDocument Risk()
    {
        var stage = _parts.Desk.Stage;
        var account = stage.Account;
        var figures = _parts.Board.Figures;
        var peak = Int128.Max(figures.Peak, account.Equity);
        return new RiskDocument
        {
            Account = new AccountDocument
            {
                Equity = Money.ToText(account.Equity), Cash = Money.ToText(account.Cash), Realised = Money.ToText(account.Cash - _parts.Setup.Trading.StartingEquity),
                Unrealised = Money.ToText(account.Unrealised), Exposure = Money.ToText(account.Exposure), Drawdown = peak > 0 ? Money.ToDouble(peak - account.Equity) / Money.ToDouble(peak) : 0,
                OpenPositions = account.OpenPositions, OpenOrders = LiveOrders(), ClosedTrades = figures.ClosedTrades,
            },
            KillSwitch = Names.Of(stage.KillSwitch), Causes = [.. _desk.Causes().Select(cause => new CauseDocument { Reason = cause.Reason ?? "", Level = cause.Level ?? "", SinceNs = cause.SinceNs })],
            LadderRung = stage.LadderRung, LadderPct = _ladderPct, TimeToFlatNs = stage.TimeToFlat.TotalNs, CostToFlat = Money.ToText(stage.TimeToFlat.Cost),
            Health = figures.Health is not { } health ? null : new HealthDocument
            {
                Score = Shown(health.Score), Pnl = Shown(health.Pnl), Quality = Shown(health.Quality), Concentration = Shown(health.Concentration), HoldTime = Shown(health.HoldTime),
                Volatility = Shown(health.Volatility), Most = _mostHealth, TimeNs = figures.HealthNs,
            },
        };
    }

    public CandlesDocument Candles(int instrumentId, int timeframe, int limit) => new()
    {
        Symbol = _instruments[instrumentId].Name, Timeframe = Duration.Format(_parts.Setup.Signals.TimeframesNs[timeframe]), TimeframeNs = _parts.Setup.Signals.TimeframesNs[timeframe],
        Decimals = DecimalsOf(_instruments[instrumentId]), Candles = [.. _parts.Board.CandlesOf(instrumentId, timeframe, limit).Select(candle => Drawn.Of(in candle, _instruments[instrumentId]))],
    };

    public ChartDocument Chart(int instrumentId, int timeframe)
    {
        var candles = Candles(instrumentId, timeframe, CandlesOfChart);
        return new ChartDocument
        {
            Symbol = candles.Symbol, Timeframe = candles.Timeframe, Decimals = candles.Decimals, Candles = candles.Candles,
            Markers = [.. _parts.Board.MarkersOf(instrumentId, MarkersOfChart).Select(Drawn.Of)],
            Zones = [.. _parts.Board.ZonesOf(instrumentId).Select(zone => Drawn.Of(in zone, _instruments[instrumentId]))],
        };
    }

    public FrameDocument Frame()
    {
        var stage = _parts.Desk.Stage;
        return new FrameDocument
        {
            Run = _startedNs.ToString(System.Globalization.CultureInfo.InvariantCulture), Mode = _parts.Mode, StartedNs = _startedNs, NowNs = _wallNs(), TimeNs = _parts.Board.Figures.TimeNs, Ticks = _parts.Ticks(),
            State = _parts.HasEnded() ? "ended" : stage.KillSwitch == KillSwitchLevel.None ? "trading" : "restricted",
            Risk = Risk(), Symbols = [.. _instruments.Listed.Take(MostSymbols).Select(instrument => _symbols.Of(instrument.Id))], Positions = Positions(), Latency = _figures.Latency(),
            Rings = [.. _parts.Pipeline.Rings().Select(ring => new RingDocument { Name = ring.Name, Used = ring.Used, Capacity = ring.Capacity, Dropped = ring.Dropped })],
            Threads = [.. _parts.Pipeline.HotThreads().Select(thread => new ThreadDocument { Name = thread.Name, Ticks = thread.Ticks, Core = thread.PinnedCore, AllocatedBytes = thread.AllocatedBytes })],
            Events = Events(dtmsOnly: false, EventsOfFrame),
        };
    }

    private int LiveOrders()
    {
        lock (_copying) return _parts.Desk.Stage.CopyLiveOrders(_orders);
    }

    private PositionDocument Of(in OpenPosition position, ReadOnlySpan<ManagedPosition> managed)
    {
        var instrument = _instruments[position.InstrumentId];
        var mark = (Int128)position.MarkPrice * position.Quantity;
        return new PositionDocument
        {
            PositionId = position.PositionId, Symbol = instrument.Name, Strategy = ReservedStrategies.NameOf(position.StrategyId, _strategies), Side = Names.Of(position.Direction),
            Quantity = FixedPoint.ToText(position.Quantity, instrument.QuantityScale), EntryTimeNs = position.EntryTimeNs,
            EntryPrice = position.Quantity == 0 ? null : FixedPoint.ToText(position.Cost / position.Quantity, instrument.PriceScale),
            MarkPrice = Price(position.MarkPrice, instrument), StopPrice = Price(position.StopPrice, instrument), TargetPrice = Price(position.TargetPrice, instrument),
            Unrealised = position.MarkPrice == 0 ? null : Money.ToText(Money.OfProduct(position.Direction == Direction.Long ? mark - position.Cost : position.Cost - mark, instrument)),
            ParentId = position.ParentId == 0 ? null : position.ParentId,
            Dtms = Managed(managed, position.PositionId),
        };
    }

    private static ManagedDocument? Managed(ReadOnlySpan<ManagedPosition> managed, long positionId)
    {
        foreach (ref readonly var one in managed)
        {
            if (one.PositionId == positionId) return Of(ManagedStatus.Of(in one));
        }

        return null;
    }

    private static ManagedDocument Of(ManagedStatus managed) =>
        new() { State = managed.State ?? "", Score = Shown(managed.Score), ProfitR = managed.ProfitR, NextCheckNs = managed.NextCheckNs, HedgeId = managed.HedgeId };

    private OrderDocument Of(LiveOrderView order)
    {
        ref readonly var terms = ref order.Terms;
        var instrument = _instruments[terms.InstrumentId];
        return new OrderDocument
        {
            Order = terms.Order, ClientId = terms.Id.ToString(), Symbol = instrument.Name, Side = Names.Of(terms.Side), Type = Names.Of(terms.Type), Leg = Names.Of(terms.Leg),
            Quantity = FixedPoint.ToText(terms.Quantity, instrument.QuantityScale), Filled = FixedPoint.ToText(order.Filled, instrument.QuantityScale), Price = Price(terms.Price, instrument),
            ReduceOnly = terms.ReduceOnly, PositionId = terms.PositionId, DecidedNs = terms.DecidedNs, IsAcknowledged = order.IsAcknowledged, IsCancelling = order.IsCancelling,
        };
    }

    private TradeDocument Of(ClosedTrade trade)
    {
        var instrument = _instruments[trade.InstrumentId];
        return new TradeDocument
        {
            PositionId = trade.PositionId, Symbol = instrument.Name, Strategy = ReservedStrategies.NameOf(trade.StrategyId, _strategies), Side = Names.Of(trade.Direction),
            Quantity = FixedPoint.ToText(trade.Quantity, instrument.QuantityScale), EntryPrice = Mean(trade.EntryCost, trade.Quantity, instrument), ExitPrice = Mean(trade.ExitProceeds, trade.Quantity, instrument),
            EntryTimeNs = trade.EntryTimeNs, ExitTimeNs = trade.ExitTimeNs, Pnl = Money.ToText(trade.Pnl), Fees = Money.ToText(trade.Fees), Reason = Names.Of(trade.Reason), IsLast = trade.IsLast,
        };
    }

    private DecisionDocument Of(DecisionRecord record)
    {
        var instrument = _instruments[record.InstrumentId];
        return new DecisionDocument
        {
            TimeNs = record.TimeNs, Decision = record.Decision, Symbol = instrument.Name, Strategy = ReservedStrategies.NameOf(record.StrategyId, _strategies), Direction = Names.Of(record.Direction),
            Price = FixedPoint.ToText(record.Price, instrument.PriceScale), Level = record.Level, Stop = Names.Of(record.Stop), Outcome = Names.Of(record.Outcome), Measured = Known(record.Measured),
            Threshold = Known(record.Threshold), Zone = Names.Of(record.ZoneKind), EntryScore = Known(record.EntryScore), Confluence = Known(record.Confluence),
        };
    }
}
