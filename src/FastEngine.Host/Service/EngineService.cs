using System.Diagnostics;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Engine.Journal;
using FastEngine.Feeds;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;
using FastEngine.Host.Control;
using FastEngine.Host.Journaling;
using FastEngine.Host.Running;
using FastEngine.Rings;
using FastEngine.Storage.Journal;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Service;

/// <summary><c>fastengine run</c>: an engine with a data directory, which goes on after a stop or a crash where it was.</summary>
/// <remarks>Start and recovery are one path: lock, journal, venue, databases, trade.</remarks>
internal sealed class EngineService : IDisposable
{
    private const string JournalFolder = "journal";
    private const string OverflowFile = "ledger.overflow";
    private const int TelemetrySlots = 1 << 15;

    private readonly ServiceRequest _request;
    private readonly InstrumentTable _instruments;
    private readonly InputSet? _inputs;
    private readonly DataDirectoryLock _lock;
    private readonly RunJournal _journal;
    private readonly TradingSetup _setup;
    private readonly TradeDesk _desk;
    private readonly VenueLink? _link;
    private readonly Pipeline _pipeline;
    private readonly LedgerBook _book = new();
    private readonly TelemetryTap _telemetry;
    private MergedInput? _merged;
    private SymbolStore? _store;
    private StoreAgent? _storeAgent;
    private JournalReader? _storeReader;
    private IAgentRunner? _storeRunner;
    private ISourceAgent? _source;

    /// <exception cref="RunException">The data directory, the inputs or the configuration cannot be used.</exception>
    public EngineService(ServiceRequest request, CancellationToken stop)
    {
        _request = request;
        var config = request.Run.Config;
        try
        {
            _lock = DataDirectoryLock.Acquire(request.DataDirectory, "run");
        }
        catch (Exception exception) when (exception is DataDirectoryLockedException or IOException or UnauthorizedAccessException)
        {
            throw new RunException(ExitCode.Failed, exception.Message);
        }

        if (request.VenueSocket is null) _inputs = InputSet.Scan(request.Run, Verbs.Verb.Progress("scanning"), stop);
        _instruments = _inputs?.Instruments ?? ServiceSymbols.Resolve(request);
        _setup = new TradingSetup(request.Run, _instruments, EngineSettings.Strategies(config, _instruments));
        _journal = RunJournal.Open(EngineSettings.Journal(config, At(JournalFolder)), request.IsRealTime);
        var options = Options(config);
        if (options.Topology == Topology.Auto || request.VenueSocket is not null) options = options with { Topology = Topology.Fused };
        if (request.VenueSocket is { } socket) _link = new VenueLink(socket, _instruments, _setup.Trading.StartingEquity);
        _desk = new TradeDesk(_setup.Trading, _instruments, _link is null ? _setup.Venue(_instruments) : _link.Venue, options.LedgerRingSize,
            new LedgerOverflow(At(OverflowFile), config.Get(Knobs.Journal.Overflow)));
        _pipeline = new Pipeline(options, _setup.Signals, _instruments, _setup.Strategies, _desk, _journal.Wiring, _link is null ? null : new OrderWay(_link.Orders, _link.Outlet));
        _telemetry = new TelemetryTap(TelemetrySlots, request.IsRealTime);
    }

    public InstrumentTable Instruments => _instruments;

    public string ConfigHash => _setup.ConfigHash;

    public IReadOnlyList<string> StrategyNames => _setup.StrategyNames;

    public Int128 StartingEquity => _setup.Trading.StartingEquity;

    public Pipeline Pipeline => _pipeline;

    public TradeDesk Desk => _desk;

    public RunJournal Journal => _journal;

    public SymbolStore? Store => _store;

    public StoreAgent? StoreAgent => _storeAgent;

    public TelemetryTap Telemetry => _telemetry;

    public LedgerBook Book => _book;

    public VenueLink? Link => _link;

    public RecoveryReport Recovered { get; private set; } = new();

    public long Ticks => _source?.Ticks ?? 0;

    public bool WasInterrupted { get; private set; }

    /// <summary>From the start of the process until orders may leave.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Telemetry of a kind that was lost, between the shards and the databases.</summary>
    public long Dropped(ShardOutputKind kind) => _pipeline.Dropped(kind) + _telemetry.Dropped(kind);

    /// <summary>Plays the journal, agrees with the venue, opens the databases.</summary>
    public void Prepare()
    {
        var drivesVenue = _link is null && _pipeline.Plan.Topology == Topology.Fused;
        var player = new JournalPlayer(_pipeline, _book, drivesVenue);
        Recovered = RecoveryReport.Play(_journal, At(JournalFolder), player, _setup.ConfigHash, _instruments);
        _journal.Begin(_pipeline, _request.Run, _setup);
        var recovery = Recovered.Records > 0 ? new Recovery(_pipeline, player) : null;
        if (_link is not null)
        {
            _link.Reconcile(_desk.Stage, recovery, player);
            _source = _link.Source(_pipeline, player.LastSequence, _request.Run.Config.Get(Knobs.Engine.LatencySample));
        }
        else
        {
            if (recovery is not null)
            {
                recovery.RunUnsent();
                recovery.Complete(finishesLast: drivesVenue);
            }

            _source = Recording(player.LastSequence);
        }

        HotPathWarmUp.Run(_request.Run, Options(_request.Run.Config));
        if (_request.Run.Config.Get(Knobs.Storage.Enabled)) OpenStore();
        ReadyAfter = DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime();
    }

    /// <summary>Runs until the source ends, or a stop is asked for.</summary>
    public void Run(Action? onWait, CancellationToken stop)
    {
        _storeRunner?.Start();
        using var control = OpenSocket();
        _pipeline.Start(_source!, _telemetry);
        var alerts = new ServiceAlerts(this, Console.Error);
        using (stop.Register(() =>
        {
            WasInterrupted = true;
            _pipeline.RequestStop();
        }))
        {
            _pipeline.RunToEnd(() =>
            {
                alerts.Look();
                onWait?.Invoke();
            });
        }

        alerts.Look();

        _journal.Flush();
        _storeRunner?.Dispose();
        _storeRunner = null;
    }

    /// <summary>Ends the journal.</summary>
    /// <exception cref="RunException">Something could not be written.</exception>
    public void Complete() => _journal.Complete();

    public void Dispose()
    {
        _pipeline.Dispose();
        _storeRunner?.Dispose();
        _storeReader?.Dispose();
        _store?.Dispose();
        _link?.Dispose();
        _merged?.Dispose();
        _journal.Dispose();
        _lock.Dispose();
    }

    // The databases are all that takes zones.
    private static EngineOptions Options(ResolvedConfig config) => EngineSettings.Engine(config) with { PublishesZones = config.Get(Knobs.Storage.Enabled) };

    private string At(string name) => Path.Combine(_request.DataDirectory, name);

    private ReplayAgent Recording(long lastSequence)
    {
        var config = _request.Run.Config;
        var readers = _inputs!.Open();
        var intake = EngineSettings.Intake(config);
        _merged = new MergedInput(readers, intake.HoldAheadNs);
        return new ReplayAgent(_merged, new TradeIntake(intake, _instruments.Count, readers.Length), _pipeline.Inbound, new ReplayPace(_request.Run.Speed),
            config.Get(Knobs.Engine.FeedBatch), config.Get(Knobs.Engine.LatencySample)) { SkipThrough = lastSequence };
    }

    // Without its socket the engine trades all the same, and says so.
    private ControlServer? OpenSocket()
    {
        try
        {
            return ControlServer.Start(_request.DataDirectory, new ServiceControl(this, _request.Run.Config, WallNs(), WallNs), new ControlOptions());
        }
        catch (ControlException exception)
        {
            Console.Error.WriteLine($"ALERT control: {exception.Message}");
            return null;
        }
    }

    private static long WallNs() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * (EngineTime.NsPerSecond / TimeSpan.TicksPerSecond);

    private void OpenStore()
    {
        try
        {
            _store = SymbolStore.Open(EngineSettings.Store(_request.Run.Config, _request.DataDirectory));
            _journal.Flush();
            _storeReader = new JournalReader(At(JournalFolder), new JournalReaderOptions { Expected = RunJournal.Schema, From = _store.JournalPosition + 1, Follow = true });
            _storeAgent = new StoreAgent(_store, _storeReader, new LedgerBook(), _instruments, _setup.StrategyNames, _setup.Signals, _telemetry);
        }
        catch (Exception exception) when (exception is StoreException or DllNotFoundException)
        {
            throw new RunException(exception is DllNotFoundException ? ExitCode.Environment : ExitCode.Failed, exception.Message);
        }

        _storeRunner = AgentRunner.Create(_storeAgent, IdleKind.Backoff);
    }
}
