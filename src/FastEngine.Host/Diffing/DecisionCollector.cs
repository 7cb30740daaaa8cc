using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Outputs.Trading;

namespace FastEngine.Host.Diffing;

/// <summary>Gathers the signals and trades of a run as they come.</summary>
internal sealed class DecisionCollector(InstrumentTable instruments, IReadOnlyList<string> strategies) : IShardOutputHandler, ILedgerHandler
{
    private readonly List<(Signal Signal, SignalRow Row)> _signals = [];
    private readonly FateBook _fates = new();
    private readonly Dictionary<(long Sequence, string Symbol, string Side), long> _positions = [];

    public List<TradeRow> Trades { get; } = [];

    /// <summary>After the run: the shards' results and the ledger come in no common order.</summary>
    public IReadOnlyList<SignalRow> Signals() =>
    [
        .. _signals.Select(entry => _fates.Judge(entry.Row, _positions.TryGetValue((entry.Signal.Sequence, entry.Row.Symbol, entry.Row.Side), out var position) ? position : 0)),
    ];

    public void OnSignal(in Signal signal)
    {
        var instrument = instruments[signal.InstrumentId];
        _signals.Add((signal, new SignalRow(signal.TimeNs, instrument.Name, Names.Of(signal.Direction), FixedPoint.ToText(signal.Price, instrument.PriceScale), signal.EntryScore, signal.Confluence)));
    }

    public void OnLedger(in LedgerEvent e)
    {
        switch (e.Kind)
        {
            case LedgerEventKind.Refused:
                ref readonly var signal = ref e.Refusal.Signal;
                _fates.Refuse(signal.TimeNs, instruments[signal.InstrumentId].Name, Names.Of(signal.Direction), $"{Names.Of(e.Refusal.Handler)}.{Names.Of(e.Refusal.Cause)}");
                break;
            case LedgerEventKind.OrderPlaced when e.Order.Leg == OrderLeg.Entry:
                _positions[(e.Order.Id.Sequence, instruments[e.Order.InstrumentId].Name, e.Order.Side == Side.Buy ? "long" : "short")] = e.Order.PositionId;
                break;
            case LedgerEventKind.TradeClosed:
                Close(in e.Trade);
                break;
        }
    }

    private void Close(in ClosedTrade trade)
    {
        var instrument = instruments[trade.InstrumentId];
        var row = new TradeRow(ReservedStrategies.NameOf(trade.StrategyId, strategies), instrument.Name, Names.Of(trade.Direction), trade.EntryTimeNs, trade.ExitTimeNs,
            TradesFile.Average(trade.EntryCost, trade.Quantity, instrument), TradesFile.Average(trade.ExitProceeds, trade.Quantity, instrument),
            FixedPoint.ToText(trade.Quantity, instrument.QuantityScale), Money.ToText(trade.FeesAlone), Stored.ExactText.Of(Money.ToText(trade.Pnl)), Names.Of(trade.Reason));
        Trades.Add(row);
        _fates.Close(trade.PositionId, row.Net);
    }
}
