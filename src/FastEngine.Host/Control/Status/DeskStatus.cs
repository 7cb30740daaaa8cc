using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Trading;
using FastEngine.Trading.Dtms;

namespace FastEngine.Host.Control.Status;

/// <summary>Symbols, positions and account of an engine, read beside its threads: figures that may be a moment old.</summary>
internal sealed class DeskStatus(Pipeline pipeline, TradeDesk desk, IReadOnlyList<string> strategies, Int128 startingEquity)
{
    private readonly InstrumentTable _instruments = pipeline.Instruments;

    /// <summary>A status with everything that a desk knows.</summary>
    public EngineStatus Fill(EngineStatus status) => status with
    {
        State = desk.Stage.KillSwitch == KillSwitchLevel.None ? "trading" : "restricted",
        Symbols = [.. _instruments.Listed.Select(Of)],
        Positions = Positions(),
        Account = Account(),
        KillSwitch = new KillSwitchStatus { Level = Names.Of(desk.Stage.KillSwitch), LadderRung = desk.Stage.LadderRung, Causes = [.. Causes()] },
        TimeToFlat = TimeToFlat(),
        HotThreads = [.. pipeline.HotThreads().Select(thread => new HotThread { Name = thread.Name, Core = thread.PinnedCore, Ticks = thread.Ticks, AllocatedBytes = thread.AllocatedBytes })],
    };

    public IEnumerable<KillSwitchCause> Causes()
    {
        foreach (var reason in Enum.GetValues<KillSwitchReason>())
        {
            var level = reason == KillSwitchReason.None ? KillSwitchLevel.None : desk.Stage.KillSwitchOf(reason);
            if (level != KillSwitchLevel.None) yield return new KillSwitchCause { Reason = Names.Of(reason), Level = Names.Of(level), SinceNs = desk.Stage.KillSwitchSinceNs(reason) };
        }
    }

    private WatchedSymbol Of(Instrument instrument)
    {
        var (shard, slot) = pipeline.Locate(instrument.Id);
        var isWarm = shard.Market.WarmUp(slot).IsWarm;
        var price = shard.Market.States[slot].LastPrice;
        long signals = 0;
        for (var strategy = 0; strategy < shard.Strategies.Length; strategy++) signals += shard.Funnel(slot, strategy).Signals;
        return new WatchedSymbol
        {
            Name = instrument.Name, State = isWarm ? "warm" : "warming", Price = price == 0 ? null : FixedPoint.ToText(price, instrument.PriceScale),
            Ticks = shard.Trades(slot), Signals = signals, EntriesStopped = !desk.Stage.AreEntriesAllowed(instrument.Id),
        };
    }

    private OpenPosition[] Positions()
    {
        var stage = desk.Stage;
        using var open = new Rental<Core.Execution.OpenPosition>(stage.OpenPositionCapacity);
        using var managed = new Rental<ManagedPosition>(stage.OpenPositionCapacity);
        ReadOnlySpan<ManagedPosition> defended = managed.Room[..stage.CopyManaged(managed.Room)];
        ReadOnlySpan<Core.Execution.OpenPosition> positions = open.Room[..stage.CopyOpenPositions(open.Room)];
        var documents = new OpenPosition[positions.Length];
        for (var i = 0; i < documents.Length; i++) documents[i] = Document(in positions[i], defended);
        return documents;
    }

    private OpenPosition Document(in Core.Execution.OpenPosition position, ReadOnlySpan<ManagedPosition> defended)
    {
        var instrument = _instruments[position.InstrumentId];
        return new OpenPosition
        {
            PositionId = position.PositionId, Symbol = instrument.Name, Strategy = ReservedStrategies.NameOf(position.StrategyId, strategies), Side = Names.Of(position.Direction),
            Quantity = FixedPoint.ToText(position.Quantity, instrument.QuantityScale), EntryTimeNs = position.EntryTimeNs,
            EntryPrice = position.Quantity == 0 ? null : FixedPoint.ToText(position.Cost / position.Quantity, instrument.PriceScale),
            StopPrice = position.StopPrice == 0 ? null : FixedPoint.ToText(position.StopPrice, instrument.PriceScale),
            ParentId = position.ParentId == 0 ? null : position.ParentId, Dtms = DtmsOf(position.PositionId, defended),
        };
    }

    private static ManagedStatus? DtmsOf(long positionId, ReadOnlySpan<ManagedPosition> defended)
    {
        foreach (ref readonly var one in defended)
        {
            if (one.PositionId == positionId) return ManagedStatus.Of(in one);
        }

        return null;
    }

    private AccountStatus Account()
    {
        var stage = desk.Stage;
        var account = stage.Account;
        using var orders = new Rental<LiveOrderView>(stage.LiveOrderCapacity);
        return new AccountStatus
        {
            Equity = Money.ToText(account.Equity), Cash = Money.ToText(account.Cash), Realised = Money.ToText(account.Cash - startingEquity),
            OpenPositions = account.OpenPositions, OpenOrders = stage.CopyLiveOrders(orders.Room),
        };
    }

    private TimeToFlatStatus TimeToFlat()
    {
        var flat = desk.Stage.TimeToFlat;
        return new TimeToFlatStatus
        {
            TotalNs = flat.TotalNs, WaitNs = flat.WaitNs, AnswerNs = flat.AnswerNs, FillNs = flat.FillNs, Orders = flat.Orders, Cost = Money.ToText(flat.Cost),
            CostPart = flat.CostPpm / 1e6, HighestNs = desk.Stage.HighestTimeToFlat.TotalNs,
        };
    }
}
