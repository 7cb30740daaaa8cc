using System.Globalization;
using FastEngine.Simulation.Optimise.Splits;
using FastEngine.Simulation.Optimise.Statistics;
using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Optimise.Html;

/// <summary>Numbers of a search as a person reads them.</summary>
internal static class Numbers
{
    public static string Exact(double? value) => value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : "undefined";

    public static string Percent(double? part) => Display.Percent(100 * part);

    /// <summary>An objective; a return is in percent.</summary>
    public static string Value(Objective objective, double? value) => objective == Objective.Return ? Percent(value) : Display.Ratio(value);

    public static string NameOf(Objective objective) => objective switch
    {
        Objective.Sharpe => "Sharpe ratio, annualised",
        Objective.Sortino => "Sortino ratio, annualised",
        Objective.Calmar => "return over deepest drawdown",
        _ => "return",
    };

    /// <summary>From, to and length in UTC; a day is said once.</summary>
    public static string Span(TimeWindow window)
    {
        var (from, to) = (Display.Time(window.FromNs), Display.Time(window.ToNs));
        return $"{from} to {(from[..10] == to[..10] ? to[11..] : to)} UTC, {Display.Duration(window.LengthNs)}";
    }

    /// <summary>From and to by the minute; a day is said once.</summary>
    public static string Short(TimeWindow window)
    {
        var (from, to) = (Display.Time(window.FromNs)[..16], Display.Time(window.ToNs)[..16]);
        return $"{from} – {(from[..10] == to[..10] ? to[11..] : to)}";
    }

    public static string Tone(double? value) => value > 0 ? "gain" : value < 0 ? "loss" : "";
}
