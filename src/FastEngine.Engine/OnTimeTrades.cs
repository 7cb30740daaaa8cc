using FastEngine.Core;

namespace FastEngine.Engine;

/// <summary>Whether a trade is on time, by the rule that the shards have: not behind its symbol's time, and not late by its id.</summary>
internal sealed class OnTimeTrades(int instruments)
{
    private readonly long[] _nowNs = new long[instruments];
    private long _clockNs;

    public bool OnTrade(in Tick tick)
    {
        ref var nowNs = ref _nowNs[tick.InstrumentId];

        // A symbol's time starts with its first trade: clock events before it do not count.
        var started = nowNs != 0;
        if (started) nowNs = Math.Max(nowNs, _clockNs);
        var isOnTime = tick.ExchangeTimeNs >= nowNs && (tick.Flags & TickFlags.LateById) == 0;
        nowNs = Math.Max(nowNs, tick.ExchangeTimeNs);
        return isOnTime;
    }

    public void OnClock(in Tick tick) => _clockNs = Math.Max(_clockNs, tick.ExchangeTimeNs);
}
