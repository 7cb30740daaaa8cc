using FastEngine.Core;
using FastEngine.Signals.Candles;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Indicators;

/// <summary>Generated candles: any integers give a walk of candles that trades could have made.</summary>
internal static class CandleTape
{
    public const long StartPrice = 1_000_000;

    /// <summary>Seeds of this many candles; they shrink towards a flat tape.</summary>
    public static Arbitrary<int[]> Seeds(int length) =>
        Arb.From(ArbMap.Default.GeneratorFor<int>().ArrayOf(length), ArbMap.Default.ArbFor<int[]>().Shrinker);

    public static Candle[] Build(int[] seeds)
    {
        var candles = new Candle[seeds.Length];
        var price = StartPrice;
        for (var i = 0; i < seeds.Length; i++)
        {
            var r = Mix(seeds[i], i);
            var open = price;

            // A quarter of the candles is flat; the drift changes every 40 candles, so that there are trends.
            if (seeds[i] != 0 && r % 4 != 0) price += (long)(r >> 8 & 2047) - 1023 + ((long)(Mix(seeds[i / 40 * 40], 7) % 3) - 1) * 700;
            price = Math.Max(price, StartPrice / 10);
            var isFlat = price == open;
            candles[i] = new Candle
            {
                Open = open,
                Close = price,
                High = Math.Max(open, price) + (isFlat ? 0 : (long)(r >> 20 & 511)),
                Low = Math.Min(open, price) - (isFlat ? 0 : (long)(r >> 30 & 511)),
                BuyVolume = Sum96.From((long)(r >> 40 & 1023)),
                SellVolume = Sum96.From((long)(r >> 50 & 1023)),
            };
        }

        return candles;
    }

    public static long[] Closes(Candle[] candles) => [.. candles.Select(candle => candle.Close)];

    /// <summary>Every price p becomes 2c - p; volumes change sides.</summary>
    public static Candle Mirror(in Candle candle, long center) => candle with
    {
        Open = 2 * center - candle.Open,
        High = 2 * center - candle.Low,
        Low = 2 * center - candle.High,
        Close = 2 * center - candle.Close,
        BuyVolume = candle.SellVolume,
        SellVolume = candle.BuyVolume,
    };

    public static Candle Scale(in Candle candle, long factor) => candle with
    {
        Open = factor * candle.Open,
        High = factor * candle.High,
        Low = factor * candle.Low,
        Close = factor * candle.Close,
    };

    private static ulong Mix(int seed, int index)
    {
        var r = ((ulong)(uint)seed + 1) * 0x9E3779B97F4A7C15UL + (ulong)index * 0xC2B2AE3D27D4EB4FUL;
        r = (r ^ r >> 30) * 0xBF58476D1CE4E5B9UL;
        return r ^ r >> 27;
    }
}
