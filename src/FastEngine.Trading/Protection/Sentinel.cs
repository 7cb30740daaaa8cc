using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Protection;

/// <summary>The one that lets legs which are gone be placed again, at most once in a period a position, and when the open orders were read.</summary>
internal sealed class Sentinel(ProtectionOptions options, TradeClock clock, PositionBook positions, GuardBook guards, LegPrices prices)
{
    /// <summary>Begins a repair when it is due: has the open orders read.</summary>
    public void Tend(int slot)
    {
        ref var guard = ref guards[slot];
        if (guard.IsRepairing || !(IsGone(in guard.Stop) || IsGone(in guard.Target))) return;
        var again = guard.RepairedNs + options.RepairIntervalNs;
        if (guard.RepairedNs != 0 && clock.NowNs < again)
        {
            guards.Wake(slot, again);
            return;
        }

        guard.RepairedNs = clock.NowNs;
        guard.IsRepairing = true;
        guard.IsUrgent = true;
        guard.Look = default;
    }

    /// <summary>The open orders are read: what is gone now may be placed.</summary>
    public void OnRead(int slot)
    {
        ref var guard = ref guards[slot];
        if (!guard.IsRepairing) return;
        guard.IsRepairing = false;
        ref readonly var position = ref positions[slot];
        var stop = prices.StopAt(in position, position.StopPrice);
        if (IsGone(in guard.Stop) && LegPrices.IsTighter(position.Direction, stop, guard.Stop.Price)) guard.Stop.Price = stop;
        Restore(ref guard.Stop);
        Restore(ref guard.Target);
    }

    private void Restore(ref Leg leg)
    {
        if (!IsGone(in leg)) return;
        leg.Status = LegStatus.Free;
        leg.IsRestoring = true;
        leg.RetryNs = 0;
        leg.RefusedNs = 0;
        leg.MovedNs = clock.NowNs;
    }

    private static bool IsGone(in Leg leg) => leg.Price != 0 && leg.Current.Order == 0 && leg.Status == LegStatus.Missing;
}
