using FastEngine.Core.Execution;

namespace FastEngine.Trading.Portfolio;

/// <summary>Alerts, once a position, when it is held for longer than its kind should.</summary>
internal sealed class HoldAlerts
{
    private readonly PortfolioOptions _options;
    private readonly OpenSlots _slots;
    private readonly bool[] _isMeme;
    private readonly Ledger _ledger;
    private readonly int[] _arbitrage;

    public HoldAlerts(PortfolioOptions options, OpenSlots slots, bool[] isMeme, Ledger ledger)
    {
        (_options, _slots, _isMeme, _ledger) = (options, slots, isMeme, ledger);
        _arbitrage = [.. options.ArbitrageStrategies];
    }

    public void Check(long nowNs)
    {
        for (var slot = 0; slot < _slots.End; slot++)
        {
            if (!_slots.IsOpen(slot) || _slots.Has(slot, SlotMarks.Alerted)) continue;
            ref var position = ref _slots[slot];
            var held = nowNs - position.EntryTimeNs;
            var limit = LimitOf(position.InstrumentId, position.StrategyId);
            if (held < limit) continue;
            _slots.Mark(slot, SlotMarks.Alerted);
            _ledger.Risk(new RiskEvent
            {
                Kind = RiskEventKind.HoldAlert, PositionId = position.PositionId, InstrumentId = position.InstrumentId, OtherInstrumentId = -1,
                Quantity = position.Quantity, Measured = held, Limit = limit,
            });
        }
    }

    private long LimitOf(int instrumentId, int strategyId)
    {
        if (_isMeme[instrumentId]) return _options.MemeHoldNs;
        return Array.IndexOf(_arbitrage, strategyId) >= 0 ? _options.ArbitrageHoldNs : _options.ScalpingHoldNs;
    }
}
