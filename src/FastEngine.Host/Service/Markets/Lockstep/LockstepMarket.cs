using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Service.Markets.Live;
using FastEngine.Rings;
using FastEngine.Simulation.Paper;
using FastEngine.Venues.Binance.Lockstep;

namespace FastEngine.Host.Service.Markets.Lockstep;

/// <summary>A simulated exchange that holds its tape for the engine: its trades, and orders over its own protocols (docs/simulated-exchange.md).</summary>
internal sealed class LockstepMarket(ResolvedConfig config, InstrumentTable instruments) : IServiceMarket
{
    private const int OrderSlots = 4_096;

    private readonly OrderQueue _orders = new(OrderSlots);
    private readonly DecidedTrades _decided = new(instruments.Count);
    private LockstepVenue? _venue;
    private LockstepOutlet? _outlet;
    private LockstepExchange? _exchange;

    public string Name => "lockstep";

    public InstrumentTable Instruments => instruments;

    public bool NeedsOneThread => true;

    public bool IsMadeByJournal => false;

    public OrderWay? Way => _outlet is null ? null : new OrderWay(_orders, _outlet);

    public ISteppedVenue OpenVenue(TradingSetup setup)
    {
        _exchange = new LockstepExchange(config, instruments, TimesOf(setup.Paper), market => EngineSettings.Hosts(config, market), EngineSettings.Credentials(config));
        _outlet = new LockstepOutlet(_decided);
        return _venue = new LockstepVenue(_orders);
    }

    public ISourceAgent Join(in MarketEntry entry)
    {
        // The exchange's account and tape are at their beginning too.
        if (entry.Recovery is not null)
            throw new RunException(ExitCode.Usage, "--lockstep begins with nothing: this data folder has a journal already, name another by --data");
        var gateway = _exchange!.Open();
        var turns = new LockstepTurns(gateway.Turn);
        _venue!.Connect(turns);
        _outlet!.Connect(gateway, turns);
        var say = entry.Say;
        _outlet.Notice = notice => say(GatewayWords.LevelOf(notice.Kind), "venue", GatewayWords.Of(in notice, instruments), GatewayWords.AboutOf(in notice));
        return new LockstepSource(_venue, turns, _decided, new TradeIntake(EngineSettings.Intake(config), instruments.Count, inputs: 1), entry.Pipeline.Inbound[0],
            config.Get(Knobs.Engine.LatencySample));
    }

    public void Dispose() => _exchange?.Dispose();

    public static LockstepTimes TimesOf(PaperOptions paper) => new()
    {
        SubmitNs = paper.SubmitLatencyNs, CancelNs = paper.CancelLatencyNs, AckNs = paper.AckLatencyNs, PositionNs = paper.PositionLatencyNs,
        QueryNs = paper.QueryLatencyNs != 0 ? paper.QueryLatencyNs / 2 : paper.SubmitLatencyNs,
        AnswerNs = paper.QueryLatencyNs != 0 ? paper.QueryLatencyNs - paper.QueryLatencyNs / 2 : paper.AckLatencyNs,
        PushesPositions = paper.PushesPositions,
    };
}
