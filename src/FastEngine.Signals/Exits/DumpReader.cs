using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Exits;

/// <summary>Measures what the dump detector compares, from a symbol's closed bars and its zones.</summary>
internal static class DumpReader
{
    private const double Million = 1_000_000;

    /// <param name="options">How many bars.</param>
    /// <param name="bars">The symbol's.</param>
    /// <param name="zones">As they stand now.</param>
    /// <param name="cap">Ratios are at most this.</param>
    /// <param name="dump">Filled.</param>
    public static void Read(DumpOptions options, in RecentBars bars, ReadOnlySpan<Zone> zones, double cap, ref DumpMeasures dump)
    {
        ReadReversal(options.ReversalBars, in bars, cap, ref dump);
        dump.VolumeRatio = bars.VolumeOverMean(options.MeanBars, cap);
        ReadSteps(options.MomentumSteps, in bars, ref dump);
        ReadLast(options.LevelBars, in bars, zones, ref dump);
    }

    private static void ReadReversal(int needed, in RecentBars bars, double cap, ref DumpMeasures dump)
    {
        dump.SellOverBuy = dump.BuyOverSell = bars.Count < needed ? double.NaN : cap;
        for (var age = 0; age < needed && bars.Count >= needed; age++)
        {
            var buys = bars[age].BuyVolume.Value;
            var sells = bars[age].SellVolume.Value;
            dump.SellOverBuy = Math.Min(dump.SellOverBuy, Ratio(sells, buys, cap));
            dump.BuyOverSell = Math.Min(dump.BuyOverSell, Ratio(buys, sells, cap));
        }
    }

    private static void ReadSteps(int needed, in RecentBars bars, ref DumpMeasures dump)
    {
        dump.StepsDown = dump.StepsUp = double.NaN;
        if (bars.Count < needed + 1) return;
        dump.StepsDown = dump.StepsUp = 0;
        while (dump.StepsDown < bars.Count - 1 && IsLower(in bars, (int)dump.StepsDown, 1)) dump.StepsDown++;
        while (dump.StepsUp < bars.Count - 1 && IsLower(in bars, (int)dump.StepsUp + 1, -1)) dump.StepsUp++;
    }

    private static void ReadLast(int levelBars, in RecentBars bars, ReadOnlySpan<Zone> zones, ref DumpMeasures dump)
    {
        dump.ChangePpm = dump.BelowLowPpm = dump.AboveHighPpm = dump.UpperWickPpm = dump.LowerWickPpm = double.NaN;
        if (bars.Count == 0) return;
        ref readonly var last = ref bars[0];
        dump.ChangePpm = Ppm(last.Close - last.Open, last.Open);
        dump.UpperWickPpm = EndsIn(zones, Direction.Short, last.High) ? Ppm(last.High - Math.Max(last.Open, last.Close), last.Close) : 0;
        dump.LowerWickPpm = EndsIn(zones, Direction.Long, last.Low) ? Ppm(Math.Min(last.Open, last.Close) - last.Low, last.Close) : 0;
        if (bars.Count < levelBars + 1) return;
        var low = bars.LowestOf(1, levelBars);
        var high = bars.HighestOf(1, levelBars);
        dump.BelowLowPpm = Ppm(low - last.Close, low);
        dump.AboveHighPpm = Ppm(last.Close - high, high);
    }

    private static bool IsLower(in RecentBars bars, int age, int before) =>
        bars[age].High < bars[age + before].High && bars[age].Low < bars[age + before].Low;

    private static bool EndsIn(ReadOnlySpan<Zone> zones, Direction direction, long price)
    {
        foreach (ref readonly var zone in zones)
        {
            if (zone.Direction == direction && zone.Contains(price)) return true;
        }

        return false;
    }

    // A bar without trades is no reversal of either kind.
    private static double Ratio(Int128 over, Int128 under, double cap)
    {
        if (under == 0) return over == 0 ? 1 : cap;
        return Math.Min(cap, (double)over / (double)under);
    }

    private static double Ppm(long part, long whole) => part * Million / whole;
}
