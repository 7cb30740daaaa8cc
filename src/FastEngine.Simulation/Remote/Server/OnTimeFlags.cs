using FastEngine.Core;

namespace FastEngine.Simulation.Remote.Server;

/// <summary>Which trades of a tape are on time, by the rule of the shards: a symbol's time is the highest of its trades' and, once it has traded, of the clock's.</summary>
internal static class OnTimeFlags
{
    public static bool[] Of(ReadOnlySpan<Tick> tape, int instruments)
    {
        var flags = new bool[tape.Length];
        var nowNs = new long[instruments];
        Array.Fill(nowNs, long.MinValue);
        for (var i = 0; i < tape.Length; i++)
        {
            ref readonly var tick = ref tape[i];
            if (tick.Kind == EventKind.Clock)
            {
                foreach (ref var symbolNs in nowNs.AsSpan())
                {
                    if (symbolNs != long.MinValue) symbolNs = Math.Max(symbolNs, tick.ExchangeTimeNs);
                }

                continue;
            }

            ref var ownNs = ref nowNs[tick.InstrumentId];
            flags[i] = tick.ExchangeTimeNs >= ownNs && (tick.Flags & TickFlags.LateById) == 0;
            ownNs = Math.Max(ownNs, tick.ExchangeTimeNs);
        }

        return flags;
    }
}
