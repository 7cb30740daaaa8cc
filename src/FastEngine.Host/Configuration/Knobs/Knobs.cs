namespace FastEngine.Host.Configuration;

/// <summary>Every knob of the engine, one nested class a section: the references that a <see cref="ResolvedConfig"/> is read with.</summary>
public static partial class Knobs
{
    // Trades of an exact window are kept in segments of this many, so the pool is a whole number of them.
    private const int SegmentTrades = 4_096;

    // The engine keeps these as whole parts per million, thousandths, cents and 1e-9: a finer value would be cut off in silence.
    private const decimal PpmStep = 0.0001m;
    private const decimal MilliStep = 0.001m;
    private const decimal FactorStep = 0.000001m;
    private const decimal CentStep = 0.01m;
    private const decimal FeeStep = 0.0000001m;

    /// <summary>In the order of the shipped files.</summary>
    public static Catalogue Catalogue { get; } = new(
    [
        Engine.Section, Clock.Section, Gap.Section, Hold.Section, Duplicates.Section, Windows.Section, Candles.Section, Indicators.Section, Regime.Section,
        Profile.Section, Zones.Section, Gaps.Section, Cascade.Section, Bounce.Section, Decision.Section, Confluence.Section, Strategies.Section,
        Stop.Section, Exit.Section, Views.Section, Dump.Section, Account.Section, Sizing.Section, Positions.Section, Exposure.Section, Margin.Section,
        Sanity.Section, Parked.Section, Execution.Section, Doubt.Section, Protection.Section, KillSwitch.Section, Drawdown.Section, Portfolio.Section, Dtms.Section, Watchdog.Section,
        Paper.Section, Feeds.Section, Journal.Section, Storage.Section, Firestore.Section, Venues.Section,
        Log.Section, Latency.Section, Cloud.Section, Notifications.Section, Api.Section, Watchlist.Section,
    ]);
}
