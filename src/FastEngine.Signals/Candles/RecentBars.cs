namespace FastEngine.Signals.Candles;

/// <summary>A symbol's last closed candles of the fastest timeframe, and what is measured over them. NaN, or 0 for a price, where there are too few.</summary>
internal readonly ref struct RecentBars(CandleSeries candles, int slot)
{
    public int Count { get; } = candles.ClosedCount(slot, 0);

    /// <param name="age">0 is the bar that closed last.</param>
    public ref readonly Candle this[int age] => ref candles.Closed(slot, 0, age);

    public long HighestOf(int first, int bars)
    {
        if (Count < first + bars) return 0;
        var highest = this[first].High;
        for (var age = first + 1; age < first + bars; age++) highest = Math.Max(highest, this[age].High);
        return highest;
    }

    public long LowestOf(int first, int bars)
    {
        if (Count < first + bars) return 0;
        var lowest = this[first].Low;
        for (var age = first + 1; age < first + bars; age++) lowest = Math.Min(lowest, this[age].Low);
        return lowest;
    }

    /// <summary>Aggressive buying over all volume of the last bars; NaN without volume.</summary>
    public double BuyShare(int bars)
    {
        if (Count < bars) return double.NaN;
        Int128 buys = 0;
        Int128 all = 0;
        for (var age = 0; age < bars; age++)
        {
            buys += this[age].BuyVolume.Value;
            all += this[age].Volume;
        }

        return all == 0 ? double.NaN : (double)buys / (double)all;
    }

    /// <summary>Volume delta of the last bar, in population deviations from the mean of the last bars, itself one of them; 0 when all are equal.</summary>
    public double DeltaZ(int bars)
    {
        if (Count < bars) return double.NaN;
        double sum = 0;
        for (var age = 0; age < bars; age++) sum += Delta(age);
        var mean = sum / bars;
        double squares = 0;
        for (var age = 0; age < bars; age++) squares += (Delta(age) - mean) * (Delta(age) - mean);
        return squares > 0 ? (Delta(0) - mean) / Math.Sqrt(squares / bars) : 0;
    }

    /// <summary>Volume of the last bar over the mean of those before it, at most <paramref name="cap"/>; 0 for none over none.</summary>
    public double VolumeOverMean(int bars, double cap)
    {
        if (Count < bars + 1) return double.NaN;
        Int128 before = 0;
        for (var age = 1; age <= bars; age++) before += this[age].Volume;
        var volume = this[0].Volume;
        if (volume == 0) return 0;
        return before == 0 ? cap : Math.Min(cap, (double)(volume * bars) / (double)before);
    }

    private double Delta(int age) => (double)(this[age].BuyVolume.Value - this[age].SellVolume.Value);
}
