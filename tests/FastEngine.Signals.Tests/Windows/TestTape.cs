using FastEngine.Core;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Windows;

/// <summary>Generated tapes: trades and clock events with quiet spells, bursts in one millisecond, late trades and gaps.</summary>
internal static class TestTape
{
    public const long Start = 1_700_000_000 * EngineTime.NsPerSecond;

    /// <summary>Seeds of a tape of this many events; they shrink to a tape that a person can read.</summary>
    public static Arbitrary<int[]> Seeds(int length)
    {
        var any = ArbMap.Default.ArbFor<int[]>();
        return Arb.From(ArbMap.Default.GeneratorFor<int>().ArrayOf(length), any.Shrinker);
    }

    public static Tick[] Build(int[] seeds, int symbols)
    {
        var time = Start;
        var ticks = new List<Tick>();
        var prices = new long[symbols];
        Array.Fill(prices, 1_000_000);
        for (var i = 0; i < seeds.Length; i++)
        {
            var r = (ulong)(uint)seeds[i] * 0x9E3779B97F4A7C15UL + (ulong)i * 0xC2B2AE3D27D4EB4FUL;
            r ^= r >> 31;
            time += (r % 100) switch
            {
                < 50 => (long)(r % 7) * 100 * EngineTime.NsPerMs,
                < 90 => (long)(r % 11) * EngineTime.NsPerSecond,
                < 99 => (long)(r % 13) * 30 * EngineTime.NsPerSecond,
                _ => (long)(r % 3) * 40 * EngineTime.NsPerMinute,
            };
            if (r % 17 == 0)
            {
                ticks.Add(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = time - 500 * EngineTime.NsPerMs });
                continue;
            }

            var symbol = (int)((r >> 8) % (ulong)symbols);
            prices[symbol] += (long)((r >> 16) % 2001) - 1000;
            var isLate = (r >> 24) % 9 == 0;
            ticks.Add(new Tick
            {
                Kind = EventKind.Trade,
                ExchangeTimeNs = isLate ? time - (long)((r >> 32) % 1200) * EngineTime.NsPerSecond : time,
                InstrumentId = symbol,
                Price = prices[symbol],
                Quantity = 1 + (long)((r >> 40) % ((r >> 20) % 10 == 0 ? 1_000_000UL : 1000UL)),
                Aggressor = (Side)((r >> 50) & 1),
                Flags = (r >> 28) % 13 == 0 ? TickFlags.LateById : TickFlags.None,
            });
        }

        return [.. ticks];
    }
}
