using FastEngine.Core;

namespace FastEngine.Storage.Symbols;

/// <summary>How long rows are kept, in ns of the symbol's own time: the newest row's. Null keeps them for good.</summary>
public sealed record RetentionOptions
{
    /// <summary>Nothing is ever deleted.</summary>
    public static RetentionOptions KeepEverything { get; } = new()
    {
        TicksNs = null, CandlesNs = new Dictionary<long, long>(), OtherCandlesNs = null, OrderFlowNs = null, MarketProfileNs = null,
        MaxZones = null, BrokenZones = false, FilledGaps = false, GapsNs = null, SyncedTrades = false, DecisionsNs = null, OrdersNs = null,
        DumpDetectionsNs = null, PositionsNs = null,
    };

    public long? TicksNs { get; init; } = 15 * EngineTime.NsPerMinute;

    /// <summary>By timeframe, both in ns.</summary>
    public IReadOnlyDictionary<long, long> CandlesNs { get; init; } = new Dictionary<long, long>
    {
        [EngineTime.NsPerMinute] = 15 * EngineTime.NsPerMinute,
        [5 * EngineTime.NsPerMinute] = EngineTime.NsPerHour,
        [15 * EngineTime.NsPerMinute] = EngineTime.NsPerHour,
    };

    /// <summary>Of timeframes that <see cref="CandlesNs"/> does not name.</summary>
    public long? OtherCandlesNs { get; init; } = EngineTime.NsPerHour;

    public long? OrderFlowNs { get; init; } = 15 * EngineTime.NsPerMinute;

    public long? MarketProfileNs { get; init; } = 15 * EngineTime.NsPerMinute;

    /// <summary>Zones of a symbol; the oldest go first.</summary>
    public int? MaxZones { get; init; } = 50;

    /// <summary>Whether a zone is deleted as it is broken.</summary>
    public bool BrokenZones { get; init; } = true;

    /// <summary>Whether a gap is deleted as it is filled.</summary>
    public bool FilledGaps { get; init; } = true;

    /// <summary>Of gaps that were not filled.</summary>
    public long? GapsNs { get; init; } = 24 * EngineTime.NsPerHour;

    /// <summary>Whether closed trades are deleted once they are confirmed elsewhere, and never before.</summary>
    public bool SyncedTrades { get; init; } = true;

    public long? DecisionsNs { get; init; } = 15 * EngineTime.NsPerMinute;

    /// <summary>Of orders and fills.</summary>
    public long? OrdersNs { get; init; } = 7 * 24 * EngineTime.NsPerHour;

    public long? DumpDetectionsNs { get; init; } = 24 * EngineTime.NsPerHour;

    /// <summary>Of closed strategy and exchange positions and their contributions; null as they are small, and what strategies are compared by.</summary>
    public long? PositionsNs { get; init; }

    /// <summary>How often ticks, order flow, profiles, gaps, trades and decisions are looked through.</summary>
    public long TicksEveryNs { get; init; } = 5 * EngineTime.NsPerMinute;

    /// <summary>How often candles are looked through.</summary>
    public long CandlesEveryNs { get; init; } = 15 * EngineTime.NsPerMinute;

    /// <summary>How often trades that are confirmed elsewhere are deleted.</summary>
    public long TradesEveryNs { get; init; } = EngineTime.NsPerMinute;

    public long? CandlesOf(long timeframeNs) => CandlesNs.TryGetValue(timeframeNs, out var kept) ? kept : OtherCandlesNs;
}
