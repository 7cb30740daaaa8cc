using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Rings;
using FastEngine.Simulation.Paper;

namespace FastEngine.Host.Service.Markets;

/// <summary>Recordings, and the paper venue that fills from them.</summary>
internal sealed class RecordedMarket(InputSet inputs) : IServiceMarket
{
    private PaperVenue? _paper;
    private MergedInput? _merged;

    public string Name => "recording";

    public InstrumentTable Instruments => inputs.Instruments;

    public bool NeedsOneThread => false;

    public bool IsMadeByJournal => true;

    public OrderWay? Way => null;

    public ISteppedVenue OpenVenue(TradingSetup setup) => _paper = setup.Venue(Instruments);

    public ISourceAgent Join(in MarketEntry entry)
    {
        if (entry.Recovery is { } recovery)
        {
            recovery.RunUnsent();
            if (!entry.DroveVenue)
            {
                recovery.GiveUpOrders();
                PaperPositions.Give(_paper!, entry.Desk.Stage, Instruments);
            }

            recovery.Complete(finishesLast: entry.DroveVenue);
        }

        var config = entry.Run.Config;
        var readers = inputs.Open();
        var intake = EngineSettings.Intake(config);
        _merged = new MergedInput(readers, intake.HoldAheadNs);
        var feed = new ReplayAgent(_merged, new TradeIntake(intake, Instruments.Count, readers.Length), entry.Pipeline.Inbound, new ReplayPace(entry.Run.Speed),
            config.Get(Knobs.Engine.FeedBatch), config.Get(Knobs.Engine.LatencySample), entry.Pipeline.Taps?.Publications);
        for (var shard = 0; shard < entry.Pipeline.Shards.Count; shard++) feed.SkipThrough(shard, entry.Player.LastSequenceOf(shard));
        return feed;
    }

    public void Dispose() => _merged?.Dispose();
}
