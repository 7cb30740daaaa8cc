using System.Globalization;
using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Running;

namespace FastEngine.Host.Backtesting;

/// <summary>Cuts inputs into slices, in name and time order.</summary>
internal static class SlicePlan
{
    private const long DayNs = 24 * EngineTime.NsPerHour;

    /// <exception cref="RunException">The inputs hold nothing of the span.</exception>
    public static IReadOnlyList<Slice> Of(InputSet inputs, SliceKind by, TapeSpan span)
    {
        if (by == SliceKind.None) return [new Slice(0, "all", "all", span.IsEverything ? inputs : inputs.Part([.. inputs.Instruments.All], span))];
        var symbols = inputs.Instruments.All.ToArray();
        var parts = by switch
        {
            SliceKind.Symbol => symbols.Select(symbol => (symbol.Name, Track: symbol.Name, Symbols: (Instrument[])[symbol], Span: span)),
            SliceKind.Day => Days(inputs, span).Select(day => (day.Name, Track: "all", Symbols: symbols, day.Span)),
            _ => symbols.SelectMany(symbol => Days(inputs, span).Select(day => ($"{symbol.Name}/{day.Name}", Track: symbol.Name, Symbols: (Instrument[])[symbol], day.Span))),
        };
        var slices = new List<Slice>();
        foreach (var (name, track, chosen, part) in parts)
        {
            if (Holds(inputs, chosen, part)) slices.Add(new Slice(slices.Count, name, track, inputs.Part(chosen, part)));
        }

        return slices.Count > 0 ? slices : throw new RunException(ExitCode.Usage, "the recordings hold nothing of the time asked for");
    }

    /// <summary>Whose capital a slice of a name trades, as the plan had it.</summary>
    public static string TrackOf(string cut, string name) => cut switch
    {
        "symbol" => name,
        "symbol-day" => name[..name.LastIndexOf('/')],
        _ => "all",
    };

    // Days of UTC, each with the warm-up before it.
    private static IEnumerable<(string Name, TapeSpan Span)> Days(InputSet inputs, TapeSpan span)
    {
        var (first, last) = inputs.Times;
        first = Math.Max(first, span.FromNs);
        for (var day = EngineTime.FloorMultiple(first, DayNs); day <= last && day < span.ToNs; day += DayNs)
        {
            var name = DateTime.UnixEpoch.AddTicks(day / 100).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return (name, new TapeSpan(Math.Max(day, span.FromNs), Math.Min(day + DayNs, span.ToNs), span.WarmUpNs));
        }
    }

    // Of the day itself: a file that has its warm-up alone makes no slice.
    private static bool Holds(InputSet inputs, Instrument[] symbols, TapeSpan span) => inputs.Inputs.Any(input => input.Scan.Symbols.Any(scanned =>
        scanned.Trades > 0 && (span with { WarmUpNs = 0 }).Overlaps(scanned.MinTimeNs, scanned.MaxTimeNs)
        && symbols.Any(symbol => symbol.Symbol == scanned.Symbol && symbol.Market == scanned.Market)));
}
