using FastEngine.Core;

namespace FastEngine.Signals.Tests.Decisions;

/// <summary>Hostile tapes on which the strategy finds something to do: bursts of one-sided flow, rejections, late trades, quiet spells, resets.</summary>
internal static class MarketTape
{
    public const long Start = 1_700_000_000 * EngineTime.NsPerSecond;
    public const long FirstPrice = 5_000_000;

    /// <summary>One event a seed, about four a second, in stream order with clock events; the ids run by symbol.</summary>
    public static Tick[] Build(int[] seeds, int symbols = 1, bool hasResets = true)
    {
        var timeNs = Start;
        var trades = new List<Tick>();
        var prices = new long[symbols];
        var leans = new int[symbols];
        var ids = new long[symbols];
        Array.Fill(prices, FirstPrice);
        for (var i = 0; i < seeds.Length; i++)
        {
            var r = Mix(seeds[i], i);
            var pause = r % 1000;
            timeNs += pause switch
            {
                < 500 => (long)(r >> 10) % 4 * 50 * EngineTime.NsPerMs,
                < 985 => (long)((r >> 10) % 9) * 100 * EngineTime.NsPerMs,
                < 998 => (long)((r >> 10) % 20) * EngineTime.NsPerSecond,
                _ => hasResets ? (long)((r >> 10) % 2) * 61 * EngineTime.NsPerMinute : 0,
            };
            var symbol = (int)((r >> 16) % (ulong)symbols);
            // The lean is who trades: 0 nobody in particular, else mostly buyers (positive) or sellers, for a while.
            if ((r >> 20) % 40 == 0) leans[symbol] = (int)((r >> 26) % 7) - 3;
            var isBuy = (long)((r >> 30) % 8) < 4 + leans[symbol];
            prices[symbol] += Step(r >> 34, leans[symbol]);
            var isLate = (r >> 44) % 17 == 0;
            var isLateById = (r >> 49) % 29 == 0;
            trades.Add(new Tick
            {
                Kind = EventKind.Trade, InstrumentId = symbol, TradeId = ++ids[symbol], Price = Math.Max(1_000, prices[symbol]),
                ExchangeTimeNs = isLate ? timeNs - (long)((r >> 40) % 450) * EngineTime.NsPerMs : timeNs,
                Quantity = 10 * (1 + (long)((r >> 52) % ((r >> 54) % 12 == 0 ? 3_000UL : 60UL))),
                Aggressor = isBuy ? Side.Buy : Side.Sell, Flags = isLateById ? TickFlags.LateById : TickFlags.None,
            });
        }

        return WithClocks(trades);
    }

    /// <summary>The source's clock events: one before the trade that takes the highest T past a multiple of 250 ms, with that multiple less 500 ms.</summary>
    public static Tick[] WithClocks(IEnumerable<Tick> trades)
    {
        const long Period = 250 * EngineTime.NsPerMs;
        const long Lateness = 500 * EngineTime.NsPerMs;
        var events = new List<Tick>();
        var highest = long.MinValue;
        foreach (var trade in trades)
        {
            var timeNs = trade.ExchangeTimeNs;
            if (highest != long.MinValue && timeNs / Period > highest / Period)
            {
                events.Add(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = timeNs / Period * Period - Lateness, InstrumentId = -1, Sequence = events.Count });
            }

            highest = Math.Max(highest, timeNs);
            events.Add(trade with { Sequence = events.Count });
        }

        return [.. events];
    }

    // Mostly small, sometimes a spike that the next steps take back: wicks, zones and gaps come from those.
    private static long Step(ulong r, int lean)
    {
        var small = (long)(r % 31 * 10) - 150 + lean * 40;
        return (r >> 5) % 37 == 0 ? small * 12 : small;
    }

    private static ulong Mix(int seed, int index)
    {
        var x = (ulong)(uint)seed * 0x9E3779B97F4A7C15UL + (ulong)index * 0xC2B2AE3D27D4EB4FUL;
        x ^= x >> 31;
        x *= 0xD6E8FEB86659FD93UL;
        return x ^ x >> 32;
    }
}
