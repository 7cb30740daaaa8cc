namespace FastEngine.Signals.Strategies;

/// <summary>The quality of a market from its four measures: tight, deep, busy and calm is good.</summary>
public static class QualityScore
{
    private const double Full = 100;

    /// <summary>0 to 100: the weighted mean of the parts.</summary>
    /// <param name="spreadPpm">Mean spread over the middle.</param>
    /// <param name="depth">Mean value at the best bid and ask together, quote currency.</param>
    /// <param name="volume">Value traded, quote currency.</param>
    /// <param name="rangePpm">How far the middle moved.</param>
    public static double Of(QualityOptions options, double spreadPpm, double depth, double volume, double rangePpm)
    {
        var spread = Falling(spreadPpm, options.BestSpreadPpm, options.WorstSpreadPpm);
        var stability = Falling(rangePpm, 0, options.WorstRangePpm);
        var sum = options.SpreadWeight * spread + options.DepthWeight * Rising(depth, options.FullDepth)
            + options.VolumeWeight * Rising(volume, options.FullVolume) + options.StabilityWeight * stability;
        return sum / (options.SpreadWeight + options.DepthWeight + options.VolumeWeight + options.StabilityWeight);
    }

    private static double Falling(double value, double best, double worst) =>
        value <= best ? Full : value >= worst ? 0 : Full * (worst - value) / (worst - best);

    private static double Rising(double value, double full) => Full * Math.Clamp(value / full, 0, 1);
}
