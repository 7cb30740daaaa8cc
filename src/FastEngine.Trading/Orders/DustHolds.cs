using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.Protection;

namespace FastEngine.Trading.Orders;

/// <summary>Positions of spot that are worth less than the venue sells: no exit is sent, they are told as dust once, and closed when they are worth enough.</summary>
/// <remarks>USD-M takes what reduces whatever it is worth. A market that has other rules than it told refuses the exit; then nothing is sent for the time between two repairs.</remarks>
internal sealed class DustHolds(ProtectionOptions options, Instrument[] instruments, TradeClock clock, Ledger ledger, PositionBook positions, AccountBook account) : TradePart
{
    /// <summary>Whether an exit of a position is not to be sent: the venue would refuse it.</summary>
    public bool Holds(int slot, long quantity, long price)
    {
        ref var position = ref positions[slot];
        var instrument = instruments[position.InstrumentId];
        if (instrument.Market != Market.Spot || quantity == 0) return false;
        if (IsEnough(in position, quantity, price)) return false;
        if (position.DustNs == 0) Tell(ref position, quantity, price);
        return true;
    }

    /// <summary>The venue found an exit too small.</summary>
    public void Refused(int slot)
    {
        ref var position = ref positions[slot];
        if (instruments[position.InstrumentId].Market != Market.Spot || position.Quantity == 0) return;
        if (position.DustNs == 0) Tell(ref position, position.Quantity, account.MarkOf(position.InstrumentId));
        position.DustNs = clock.NowNs + options.RepairIntervalNs;
    }

    /// <summary>Worth enough by now: the shard, whose exit waits, may ask again.</summary>
    public override void OnExitCheck(in ExitCheck check, int slot)
    {
        ref var position = ref positions[slot];
        if (position.DustNs == 0 || position.Quantity == 0 || !IsEnough(in position, position.Quantity, account.MarkOf(position.InstrumentId))) return;
        position.DustNs = 0;
        if (!position.IsHedge) ledger.Position(position.Update(PositionUpdateKind.ExitFailed, clock.NowNs));
    }

    private bool IsEnough(in StrategyPosition position, long quantity, long price) =>
        clock.NowNs >= position.DustNs && Money.Of(price, quantity, instruments[position.InstrumentId]) >= instruments[position.InstrumentId].MinNotional;

    private void Tell(ref StrategyPosition position, long quantity, long price)
    {
        position.DustNs = clock.NowNs;
        var instrument = instruments[position.InstrumentId];
        ledger.Risk(new RiskEvent
        {
            Kind = RiskEventKind.HeldAsDust, PositionId = position.PositionId, InstrumentId = position.InstrumentId, OtherInstrumentId = -1, Quantity = quantity, Price = price,
            Measured = Money.ToDouble(Money.Of(price, quantity, instrument)), Limit = Money.ToDouble(instrument.MinNotional), Direction = position.Direction,
        });
    }
}
