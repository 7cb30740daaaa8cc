using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>How the gateway of one market works.</summary>
public sealed record GatewayOptions
{
    public required Market Market { get; init; }

    /// <summary>Of the WebSocket API, with its path.</summary>
    public required Uri ApiAddress { get; init; }

    /// <summary>Of the user stream of USD-M, without the key, which is added to its end; null for spot, whose events come over the API.</summary>
    public Uri? UserStreamAddress { get; init; }

    /// <summary>How the account keeps positions.</summary>
    public AccountMode Mode { get; init; } = AccountMode.Hedge;

    public long ReceiveWindowMs { get; init; } = 5_000;

    /// <summary>Stops and targets look at the mark price instead of the last trade.</summary>
    public bool TriggersOnMark { get; init; }

    public bool LimitsAreImmediate { get; init; }

    /// <summary>Entries leave by REST while the connection of orders is lost.</summary>
    public bool EntriesByRest { get; init; } = true;

    /// <summary>Orders live at once that there is room for without allocation.</summary>
    public int OrderCapacity { get; init; } = 1_024;

    /// <summary>Fills that are remembered, to know one that comes twice.</summary>
    public int FillCapacity { get; init; } = 65_536;

    /// <summary>An order that is not answered for so long is looked up.</summary>
    public long AnswerNs { get; init; } = 2 * EngineTime.NsPerSecond;

    /// <summary>Between look-ups of an order in doubt; doubled each time, up to <see cref="LookUpMostNs"/>.</summary>
    public long LookUpNs { get; init; } = 250 * EngineTime.NsPerMs;

    public long LookUpMostNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>Beyond the receive window, until an order that the venue does not know was never received.</summary>
    public long NeverSentMarginNs { get; init; } = EngineTime.NsPerSecond;

    /// <summary>Fills that the venue has counted and not told are read after it.</summary>
    public long BehindNs { get; init; } = 500 * EngineTime.NsPerMs;

    /// <summary>An open order of which nothing was heard for so long is looked up: an event may be lost.</summary>
    public long AuditNs { get; init; } = 30 * EngineTime.NsPerSecond;

    /// <summary>A leg of a list waits so long for the other.</summary>
    public long PairingNs { get; init; } = 5 * EngineTime.NsPerMs;

    /// <summary>A fill whose order nobody knows waits so long for the event that says which algo order made it.</summary>
    public long UnclaimedNs { get; init; } = EngineTime.NsPerSecond;

    /// <summary>Between keep-alives of the user stream's key, which lives for an hour.</summary>
    public long KeepAliveNs { get; init; } = 25 * EngineTime.NsPerMinute;

    /// <summary>A connection is given up before the venue cuts it at 24 h, when no order is on its way.</summary>
    public long ConnectionLifeNs { get; init; } = 23 * EngineTime.NsPerHour + 30 * EngineTime.NsPerMinute;

    /// <summary>Assets that fees may be paid in beside those that are traded.</summary>
    public IReadOnlyList<string> FeeAssets { get; init; } = ["BNB"];

    /// <summary>Between readings of what they cost, when no instrument tells.</summary>
    public long FeePriceNs { get; init; } = EngineTime.NsPerMinute;

    public ClockSyncOptions Clock { get; init; } = new();
}
