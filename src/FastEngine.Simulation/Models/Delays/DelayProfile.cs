using FastEngine.Core;

namespace FastEngine.Simulation.Models.Delays;

/// <summary>Delays of one venue as its journals had them: what a backtest is calibrated by.</summary>
public sealed record DelayProfile
{
    /// <summary>Of a market, such as <c>binance usdm</c>.</summary>
    public required string Venue { get; init; }

    /// <summary>Least and greatest time of a sample, ns since the epoch.</summary>
    public required long OldestNs { get; init; }

    public required long NewestNs { get; init; }

    /// <summary>With fewer samples a cell has no table.</summary>
    public required int LeastSamples { get; init; }

    /// <summary>Ranges of five minutes in bps, see <see cref="TapeRange"/>.</summary>
    public required IReadOnlyList<int> VolatilityBps { get; init; }

    public required IReadOnlyList<MeasuredDelay> Delays { get; init; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string Sha256 { get; init; } = "";

    private int Steps => VolatilityBps.Count + 1;

    public static string VenueOf(Market market) => market switch
    {
        Market.Spot => "binance spot",
        Market.UsdMargined => "binance usdm",
        _ => "binance coinm",
    };

    /// <summary>Why it cannot stand for a tape; null when it can.</summary>
    /// <param name="markets">Of the tape.</param>
    /// <param name="firstNs">Least time of the tape.</param>
    /// <param name="lastNs">Greatest time of the tape.</param>
    /// <param name="maxAgeNs">Longest time between the samples and the tape, either being first.</param>
    public string? WhyNot(IEnumerable<Market> markets, long firstNs, long lastNs, long maxAgeNs)
    {
        foreach (var market in markets)
        {
            if (VenueOf(market) != Venue) return $"it is of {Venue}, and the tape of {VenueOf(market)}";
        }

        var apartNs = Math.Max(firstNs - NewestNs, OldestNs - lastNs);
        return apartNs <= maxAgeNs
            ? null
            : $"it is stale: its samples are {Days(apartNs)} days {(firstNs > NewestNs ? "older" : "newer")} than the tape, and {Days(maxAgeNs)} are allowed";
    }

    /// <summary>Null when the delay has too few samples.</summary>
    public DelayModel? ModelOf(DelayKind kind)
    {
        if (Delays.FirstOrDefault(delay => delay.Kind == kind) is not { } measured || !IsServed(measured)) return null;
        var tables = new DelayTable[DelayModel.Hours * Steps];
        for (var hour = 0; hour < DelayModel.Hours; hour++)
        {
            for (var step = 0; step < Steps; step++) tables[hour * Steps + step] = measured.Serving(hour, step)!.Table!;
        }

        return DelayModel.Of(tables, Steps, $"calibrated by {measured.Samples} samples");
    }

    private static bool IsServed(MeasuredDelay measured) => measured.Cells.Any(cell => cell is { Hour: null, Step: null, Table: not null });

    private static long Days(long ns) => ns / (24 * EngineTime.NsPerHour);
}
