using FastEngine.Core;

namespace FastEngine.Simulation.Backtest;

/// <summary>Simple returns of equity over the periods of the tape: days of UTC, or hours when there are too few days.</summary>
/// <remarks>Only periods in which the account was sampled count: where the tape has nothing, nobody could trade, and a gap of months between
/// two recordings is no time without risk. The first return is from the starting equity. The first and the last period may be parts.</remarks>
public sealed record PeriodReturns
{
    /// <summary>From so many days on returns are those of days.</summary>
    public const int FewestDays = 20;

    private const double YearNs = 365.0 * 24 * EngineTime.NsPerHour;

    /// <summary>Length of a period.</summary>
    public required long PeriodNs { get; init; }

    /// <summary>Start of each period.</summary>
    public required IReadOnlyList<long> TimesNs { get; init; }

    /// <summary>Of each period, as a fraction: 0.01 is one percent.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Periods of a year of 365 days of 24 hours: these markets do not close.</summary>
    public double PeriodsPerYear => YearNs / PeriodNs;

    /// <summary>Of days when there are at least <see cref="FewestDays"/>, else of hours.</summary>
    public static PeriodReturns Of(IReadOnlyList<EquityBar> bars, Int128 startingEquity)
    {
        var days = Of(bars, startingEquity, 24 * EngineTime.NsPerHour);
        return days.Values.Count >= FewestDays ? days : Of(bars, startingEquity, EngineTime.NsPerHour);
    }

    /// <param name="bars">In time order, none longer than the period.</param>
    /// <param name="startingEquity">Before the first of them.</param>
    /// <param name="periodNs">A multiple of the bars' length.</param>
    public static PeriodReturns Of(IReadOnlyList<EquityBar> bars, Int128 startingEquity, long periodNs)
    {
        var times = new List<long>();
        var values = new List<double>();
        var before = startingEquity;
        for (var i = 0; i < bars.Count; i++)
        {
            var periodOf = EngineTime.FloorMultiple(bars[i].TimeNs, periodNs);
            if (i + 1 < bars.Count && EngineTime.FloorMultiple(bars[i + 1].TimeNs, periodNs) == periodOf) continue;
            times.Add(periodOf);
            // Below nothing there is no return.
            values.Add(before > 0 ? (double)(bars[i].Equity - before) / (double)before : 0);
            before = bars[i].Equity;
        }

        return new PeriodReturns { PeriodNs = periodNs, TimesNs = times, Values = values };
    }
}
