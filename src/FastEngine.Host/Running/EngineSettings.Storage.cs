using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Storage.Journal;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    private const long BytesPerMib = 1 << 20;

    public static JournalOptions Journal(ResolvedConfig config, string directory) => new()
    {
        Directory = directory,
        Fsync = config.Get(Knobs.Journal.Fsync),
        FsyncInterval = Time(config.Get(Knobs.Journal.FsyncInterval)),
        SegmentBytes = config.Get(Knobs.Journal.SegmentMib) * BytesPerMib,
        SegmentAge = Time(config.Get(Knobs.Journal.SegmentAge)),
        BufferBytes = (int)(config.Get(Knobs.Journal.BufferMib) * BytesPerMib),
    };

    public static JournalExpiryOptions JournalExpiry(ResolvedConfig config) => new()
    {
        MaxTotalBytes = config.Get(Knobs.Journal.KeepMib) * BytesPerMib,
        MaxAge = Time(config.Get(Knobs.Journal.KeepAge)),
    };

    public static TimeSpan ExpireEvery(ResolvedConfig config) => Time(config.Get(Knobs.Journal.ExpireEvery));

    public static SymbolStoreOptions Store(ResolvedConfig config, string directory, int symbols) => new()
    {
        Files = symbols + 1,
        Directory = directory,
        MemoryLimitMiB = config.Get(Knobs.Storage.MemoryMib),
        Threads = config.Get(Knobs.Storage.Threads),
        MaxAttached = config.Get(Knobs.Storage.MaxAttached),
        BatchRows = config.Get(Knobs.Storage.BatchRows),
        BatchNs = config.Get(Knobs.Storage.BatchPeriod),
        RewriteFactor = (double)config.Get(Knobs.Storage.RewriteFactor),
        Retention = Retention(config),
    };

    private static RetentionOptions Retention(ResolvedConfig config) => config.Get(Knobs.Storage.Profile) == RetentionProfile.KeepEverything
        ? RetentionOptions.KeepEverything
        : new RetentionOptions
        {
            TicksNs = config.Get(Knobs.Storage.RetentionTicks),
            CandlesNs = new Dictionary<long, long>
            {
                [EngineTime.NsPerMinute] = config.Get(Knobs.Storage.RetentionCandles1),
                [5 * EngineTime.NsPerMinute] = config.Get(Knobs.Storage.RetentionCandles5),
                [15 * EngineTime.NsPerMinute] = config.Get(Knobs.Storage.RetentionCandles15),
            },
            OtherCandlesNs = config.Get(Knobs.Storage.RetentionOtherCandles),
            OrderFlowNs = config.Get(Knobs.Storage.RetentionOrderFlow),
            MarketProfileNs = config.Get(Knobs.Storage.RetentionMarketProfile),
            MaxZones = config.Get(Knobs.Storage.RetentionZones),
            GapsNs = config.Get(Knobs.Storage.RetentionGaps),
            DecisionsNs = config.Get(Knobs.Storage.RetentionDecisions),
            OrdersNs = config.Get(Knobs.Storage.RetentionOrders),
            PositionsNs = config.Get(Knobs.Storage.RetentionPositions),
            TicksEveryNs = config.Get(Knobs.Storage.RetentionEvery),
            CandlesEveryNs = config.Get(Knobs.Storage.RetentionCandlesEvery),
            TradesEveryNs = config.Get(Knobs.Storage.RetentionTradesEvery),
        };

    internal static TimeSpan Time(long ns) => TimeSpan.FromTicks(ns / (EngineTime.NsPerSecond / TimeSpan.TicksPerSecond));
}
