using System.Globalization;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Models.Delays;
using FastEngine.Simulation.Models.Fees;
using FastEngine.Simulation.Models.Liquidation;
using FastEngine.Simulation.Models.Passive;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Models;

/// <summary>What a run takes to be true of its venue, in words: every model with its parameters. A result holds as far as these do.</summary>
public sealed class VenueAssumptions
{
    private readonly PaperOptions _options;

    private VenueAssumptions(PaperOptions options) => _options = options;

    /// <summary>In the order that a report shows them.</summary>
    public IReadOnlyList<NamedFact> All =>
    [
        new("feed delay", Delay(_options.Delays.Feed, _options.FeedLatencyNs)),
        new("submit delay", Delay(_options.Delays.Submit, _options.SubmitLatencyNs)),
        new("acknowledge delay", Delay(_options.Delays.Acknowledge, _options.AckLatencyNs)),
        new("cancel delay", Delay(_options.Delays.Cancel, _options.CancelLatencyNs)),
        .. Calibration(),
        new("market orders", $"take {Percent(_options.ParticipationPpm * 1_000L)} of each trade behind their arrival, at its price, {Slippage()}"),
        new("resting limit orders", Passive()),
        new("impact of earlier orders", Residual()),
        new("fees", Fees()),
        new("funding", Funding()),
        new("margin of new orders", _options.Margin is { } margin ? Text($"demanded: notional over a leverage of {margin.Leverage}") : "not demanded"),
        new("liquidation", Liquidation()),
        new("outages", Outages()),
        new("the book", _options.Passive.Fill == PassiveFill.Queue
            ? "its best prices tell of queues, where the tape has them; fills follow from trades; our orders change no price of the tape"
            : "none: fills follow from trades; our orders change no price of the tape"),
    ];

    public static VenueAssumptions Of(PaperOptions options) => new(options);

    private string Delay(DelayModel? model, long fixedNs) => model is null ? fixedNs == 0 ? "none" : $"{Time(fixedNs)}, always" : Text($"{model.Text}, seed {_options.Delays.Seed}");

    private IEnumerable<NamedFact> Calibration()
    {
        if (_options.Delays.Profile is not { } profile) yield break;
        yield return new("calibration", Text($"{profile.Venue}, samples of {Day(profile.OldestNs)} to {Day(profile.NewestNs)}, sha256 {profile.Sha256}"));
    }

    private string Slippage() => _options.Slippage switch
    {
        NoSlippage => "no slippage",
        HalfSpread spread => Text($"worse by half a spread of {spread.SpreadTicks} ticks"),
        SquareRootImpact impact => Text($"worse by {impact.CoefficientBps} bps x sqrt(filled / traded in 5 minutes), at most {impact.CapBps} bps"),
        Impact.LinearImpact impact => Text($"worse by {impact.CoefficientBps} bps x filled / traded in 5 minutes, at most {impact.CapBps} bps"),
        var other => $"worse by {other.GetType().Name}",
    };

    private string Passive() => _options.Passive.Fill switch
    {
        PassiveFill.Through => "fill only when a trade prints strictly through them (pessimistic)",
        PassiveFill.Touch => "fill at every trade at their price, as if first in the queue (optimistic)",
        _ => Text($"fill at their price when the queue ahead is done: what the book shows there, without a book {Percent(_options.Passive.LevelsPpm * 1_000L)} of what a level trades on average; cancelled ahead: {Percent(_options.Passive.CancelledPpm * 1_000L)} of what trades there, with a book by power {_options.Passive.Power}"),
    };

    private string Residual() => _options.Slippage.HalfLifeNs == 0 ? "none" : $"halves every {Time(_options.Slippage.HalfLifeNs)}; paid by later orders of the same side";

    private string Fees()
    {
        var tiers = _options.Tiers;
        var markets = new[] { Market.Spot, Market.UsdMargined, Market.CoinMargined }.Select(market => $"{Name(market)} {Rates(_options.Fees.Of(market), tiers.Of(market))}");
        var by = tiers.AreNone ? "" : tiers.Fixed > 0 ? Text($"; tier {tiers.Fixed} of each table") : Text($"; by the volume of 30 days, {Money.ToText(tiers.VolumeBefore)} before the tape");
        return string.Join(", ", markets) + by;
    }

    private static string Rates(FeeRates flat, IReadOnlyList<FeeTier> tiers) => tiers.Count == 0
        ? $"taker {Percent(flat.Taker)} maker {Percent(flat.Maker)}"
        : string.Join(" / ", tiers.Select(tier => $"from {Money.ToText(tier.FromVolume)} taker {Percent(tier.Rates.Taker)} maker {Percent(tier.Rates.Maker)}"));

    private string Funding()
    {
        var funding = _options.Funding;
        if (funding.IsNone) return funding.Source.Length == 0 ? "none" : Text($"none: {funding.Source} has no row for a symbol of the tape that pays funding");
        return funding.FixedPpb is { } rate
            ? $"{Percent(rate)} of the notional at 00:00, 08:00 and 16:00 UTC, at the next trade's price"
            : Text($"{funding.Rates.Count} rates of {funding.Source}, at the next trade's price");
    }

    private string Liquidation()
    {
        if (_options.Liquidation is not { } liquidation) return "none: losses have no bound";
        var margin = liquidation.Kind == LiquidationKind.Isolated ? Text($"isolated margin at a leverage of {liquidation.Leverage}") : $"cross margin of {Money.ToText(liquidation.Balance)}";
        var tiers = string.Join(" / ", liquidation.Tiers.Select(tier => $"from {Money.ToText(tier.FromNotional)} {Percent(tier.RatePpb)}"));
        return $"{margin}, maintenance {tiers}; at the trade that shows it, fee {Percent(liquidation.FeePpb)} beside the taker's; no insurance fund";
    }

    private string Outages() => _options.Outages.Count == 0
        ? "none"
        : string.Join(", ", _options.Outages.Select(outage => $"{Second(outage.FromNs)} for {Time(outage.UntilNs - outage.FromNs)} ({(outage.Answers ? "refuses" : "silent")})"))
            + "; resting orders go on, cancellations are lost";

    private static string Name(Market market) => market switch
    {
        Market.Spot => "spot",
        Market.UsdMargined => "usdm",
        _ => "coinm",
    };

    private static string Percent(long ppb) => Text($"{ppb / 1e7m:0.#######} %");

    private static string Time(long ns) => ns switch
    {
        < EngineTime.NsPerMs => Text($"{ns / 1e3m:0.###} us"),
        < EngineTime.NsPerSecond => Text($"{ns / 1e6m:0.######} ms"),
        < EngineTime.NsPerMinute => Text($"{ns / 1e9m:0.#########} s"),
        _ => Text($"{ns / 6e10m:0.##} min"),
    };

    private static string Day(long ns) => DateTime.UnixEpoch.AddTicks(ns / 100).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Second(long ns) => DateTime.UnixEpoch.AddTicks(ns / 100).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
