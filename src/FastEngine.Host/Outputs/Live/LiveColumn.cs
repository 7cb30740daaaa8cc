using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Signals;
using Spectre.Console;

namespace FastEngine.Host.Outputs.Live;

/// <summary>A column of the view: from which width of the terminal on it is shown, and its cell.</summary>
internal sealed record LiveColumn(string Title, int FromWidth, Func<LiveRow, Markup> Cell)
{
    /// <summary>Every column has room at this width.</summary>
    public const int Wide = 160;

    public const int Middle = 120;

    /// <summary>Below it, the least that tells what goes on.</summary>
    private const int Narrow = 72;

    /// <summary>The columns that a width has room for, after the symbol.</summary>
    public static IReadOnlyList<LiveColumn> Of(SignalOptions options, int width) => [.. All(options, width >= Middle).Where(column => width >= column.FromWidth)];

    private static IEnumerable<LiveColumn> All(SignalOptions options, bool isLong)
    {
        yield return new("price", 0, row => LiveText.Price(row.Flow.Price, row.Instrument));
        yield return new(Duration.Format(options.TimeframesNs[0]), Wide, row => LiveText.Change(row.Candle.Open, row.Candle.Close));

        // The windows of the cascade are the third and the last of five; the others come with more room.
        for (var i = 0; i < options.ImbalanceWindowsNs.Count; i++)
        {
            var window = i;
            var from = i == 2 ? 0 : i == options.ImbalanceWindowsNs.Count - 1 ? Narrow : i == 1 ? Wide : Middle;
            yield return new($"imb {Duration.Format(options.ImbalanceWindowsNs[i])}", from, row => LiveText.Imbalance(row.Flow.Imbalances[window]));
        }

        yield return new($"CVD {Duration.Format(options.CvdWindowNs)}", Middle, row => LiveText.Compact(row.Flow.Cvd));
        yield return new($"z {Duration.Format(options.StatisticsWindowNs)}", Middle, Deviations);
        yield return new($"trades {Duration.Format(options.ExhaustionShortNs)}", Wide, row => new Markup($"{row.Flow.ShortTrades:N0}{(row.Flow.Exhausted ? "[yellow]![/]" : "")}"));
        yield return new("state", 0, row => LiveText.State(row, isLong));
        yield return new("position", 0, LiveText.Position);
        yield return new("result", 0, LiveText.Result);
        yield return new("stop", Narrow, row => row.StopPrice != 0 ? LiveText.Price(row.StopPrice, row.Instrument) : LiveText.None);
        yield return new("sig", Narrow, row => new Markup(row.Signals == 0 ? "[grey]0[/]" : $"{row.Signals:N0}"));
        yield return new("realised", Wide, row => LiveText.Profit(row.Realised));
    }

    private static Markup Deviations(LiveRow row)
    {
        if (!(row.Flow.Deviation > 0)) return LiveText.None;
        var price = (double)row.Flow.Price / FixedPoint.PowerOfTen(row.Instrument.PriceScale);
        return LiveText.Signed((price - row.Flow.Mean) / row.Flow.Deviation, "+0.0;-0.0;0.0");
    }
}
