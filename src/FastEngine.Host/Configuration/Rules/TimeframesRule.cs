namespace FastEngine.Host.Configuration;

/// <summary>Each timeframe is a multiple of the one before, so that a longer candle closes only when a shorter one does.</summary>
public sealed class TimeframesRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } = [Configuration.Knobs.Candles.Timeframes];

    public string? Check(ResolvedConfig config)
    {
        var timeframes = config.Get(Configuration.Knobs.Candles.Timeframes);
        for (var i = 1; i < timeframes.Length; i++)
        {
            if (timeframes[i] % timeframes[i - 1] != 0)
                return $"{Duration.Format(timeframes[i])} is not a multiple of {Duration.Format(timeframes[i - 1])} before it";
        }

        return null;
    }
}
