using System.Diagnostics;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Logging;
using FastEngine.Engine;
using FastEngine.Engine.Journal;
using FastEngine.Host.Configuration;
using FastEngine.Host.Control;
using FastEngine.Host.Journaling;
using FastEngine.Host.Latency;
using FastEngine.Host.Running;
using FastEngine.Host.Service.Markets;
using FastEngine.Host.Service.Markets.Live;
using FastEngine.Host.Service.Markets.Lockstep;
using FastEngine.Host.Service.Notifying;
using FastEngine.Host.Service.Sync;
using FastEngine.Host.Service.Watching;
using FastEngine.Host.Serving;
using FastEngine.Rings;
using FastEngine.Storage.Journal;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Service;

/// <summary><c>fastengine run</c>: an engine with a data directory, which goes on after a stop or a crash where it was.</summary>
/// <remarks>Start and recovery are one path: lock, journal, venue, databases, trade.</remarks>
internal sealed class EngineService : IDisposable
{
    /// <summary>Of the data directory, for what waits to be told and for dead letters.</summary>
    public const string NotificationFolder = "notifications";

    private const string JournalFolder = "journal";
    private const string LogFolder = "logs";
    private const string UploadFolder = "uploads";
    private const string SyncFolder = "firestore";
    private const string OverflowFile = "ledger.overflow";
    private const string WatchlistFile = "watchlist.json";
    private const int TelemetrySlots = 1 << 15;

    private readonly ServiceRequest _request;
    private readonly IServiceMarket _market;
    private readonly DataDirectoryLock _lock;
    private readonly ServiceLog _log;
    private readonly ServiceUploads _uploads;
    private readonly RunJournal _journal;
    private readonly TradingSetup _setup;
    private readonly TradeDesk _desk;
    private readonly Pipeline _pipeline;
    private readonly TelemetryTap _telemetry;
    private SymbolStore? _store;
    private StoreAgent? _storeAgent;
    private JournalReader? _storeReader;
    private IAgentRunner? _storeRunner;
    private FirestoreLink? _sync;
    private NotificationLink? _notifications;
    private JournalMaintenance? _maintenance;
    private IAgentRunner? _slowRunner;
    private ISourceAgent? _source;
    private volatile bool _isRunning;
    private LatencyCollector? _latency;

    /// <exception cref="RunException">The data directory, the inputs or the configuration cannot be used.</exception>
    public EngineService(ServiceRequest request, CancellationToken stop)
    {
        if (request.IsLive) request = VenueInstruments.Apply(request, stop);
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

        _market = request.VenueSocket is { } socket ? new RemoteMarket(socket, ServiceSymbols.Resolve(request))
            : request.IsLockstep ? new LockstepMarket(config, ServiceSymbols.Resolve(request))
            : request.IsLive ? new LiveMarket(config, LiveInstruments(request))
            : new RecordedMarket(InputSet.Scan(request.Run, Verbs.Verb.Progress("scanning"), stop));
        _setup = new TradingSetup(request.Run, Instruments, EngineSettings.Strategies(config, Instruments));
        _log = new ServiceLog(config, At(LogFolder), Instruments, request.IsQuiet);
        _uploads = new ServiceUploads(config, request.DataDirectory, At(UploadFolder), At(JournalFolder), _log);
        _journal = RunJournal.Open(EngineSettings.Journal(config, At(JournalFolder)), request.IsRealTime);
        var options = Options(config) with { Watchdog = request.IsRealTime ? EngineSettings.Watchdog(config) : null };
        if (options.Topology == Topology.Auto || _market.NeedsOneThread) options = options with { Topology = Topology.Fused };
        _desk = new TradeDesk(_setup.Trading, Instruments, _market.OpenVenue(_setup), options.LedgerRingSize,
            new LedgerOverflow(At(OverflowFile), config.Get(Knobs.Journal.Overflow))) { IsEndFinal = false, Log = _log.Trade };
        _journal.Wiring.Log = _log.Journal;
        _pipeline = new Pipeline(options, _setup.Signals, Instruments, _setup.Strategies, _desk, _journal.Wiring, _market.Way);
        _telemetry = new TelemetryTap(TelemetrySlots, request.IsRealTime);
    }

    public InstrumentTable Instruments => _market.Instruments;

    public string ConfigHash => _setup.ConfigHash;

    public IReadOnlyList<string> StrategyNames => _setup.StrategyNames;

    /// <summary>Rows of the calendar of news.</summary>
    public int News => _setup.Trading.Dtms.Rails.NewsNs.Count;

    public Int128 StartingEquity => _setup.Trading.StartingEquity;

    public Pipeline Pipeline => _pipeline;

    public TradeDesk Desk => _desk;

    public RunJournal Journal => _journal;

    public ServiceLog Log => _log;

    public ServiceUploads Uploads => _uploads;

    public SymbolStore? Store => _store;

    public StoreAgent? StoreAgent => _storeAgent;

    /// <summary>Why the databases get nothing more, or cannot be written now; null while all is well.</summary>
    public string? StoreFault => _storeRunner?.Failure?.Message ?? _storeAgent?.Problem ?? _store?.Status.Fault;

    public TelemetryTap Telemetry => _telemetry;

    public IServiceMarket Market => _market;

    /// <summary>Null when the sync is off.</summary>
    public FirestoreLink? Sync => _sync;

    /// <summary>Null when no channel is enabled.</summary>
    public NotificationLink? Notifications => _notifications;

    /// <summary>Symbols that are added while it runs; null where none can be.</summary>
    public WatchDesk? Watch { get; private set; }

    /// <summary>Null when no latency ledger is kept, and before the start.</summary>
    public LatencyCollector? LatencyLedger => _latency;

    public JournalExpiryStatus JournalExpiry => _maintenance?.Status ?? new JournalExpiryStatus();

    public RecoveryReport Recovered { get; private set; } = new();

    public long Ticks => _source?.Ticks ?? 0;

    public bool WasInterrupted { get; private set; }

    /// <summary>From the start of the process until orders may leave.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Telemetry of a kind that was lost, between the shards and the databases.</summary>
    public long Dropped(ShardOutputKind kind) => _pipeline.Dropped(kind) + _telemetry.Dropped(kind);

    /// <summary>Plays the journal, agrees with the venue, opens the databases.</summary>
    /// <param name="stop">Ends the reading of remote configuration.</param>
    /// <exception cref="RunException">The defensive management would not do all that it is there for.</exception>
    public void Prepare(CancellationToken stop)
    {
        DtmsReadiness.Require(_request.Run.Config);

        // The paper venue is brought to its state by its whole life; of one that has partly expired it is told only what is held.
        var drivesVenue = _market.IsMadeByJournal && _pipeline.Plan.Topology == Topology.Fused && (new JournalDirectory(At(JournalFolder)).List() is not [var first, ..] || first.FirstNumber == 1);
        (Recovered, var player) = RecoveryReport.Play(_journal, At(JournalFolder),
            tradeFrom => new JournalPlayer(_pipeline, drivesVenue: drivesVenue && tradeFrom != long.MaxValue) { TradeFrom = tradeFrom }, _setup.ConfigHash, Instruments);
        drivesVenue &= Recovered.State is null;
        if (Recovered.State is { } state && !_desk.Stage.Restore(state, out var reason)) throw new RunException(ExitCode.Failed, $"the state that the journal ends with cannot be taken over: {reason}");
        _journal.Begin(_pipeline, _request.Run, _setup);
        var recovery = Recovered.Records > 0 ? new Recovery(_pipeline, player) : null;
        if (recovery is null) _log.Say(LogLevel.Information, "engine", "nothing is in the journal: losses of today and of this hour count from the first event on");
        if (recovery is not null && Recovered.State is not null) recovery.ChangeConfiguration();
        if (recovery is not null && Recovered.Parity is { IsEqual: false }) recovery.Tell(Unreconciled);
        _source = _market.Join(new MarketEntry(_pipeline, _desk, _request.Run, player, recovery, drivesVenue, _log.Say,
            instruments => (RunDescription.Of(_pipeline, _request.Run, _setup) with { Instruments = instruments }).ToUtf8()));
        HotPathWarmUp.Run(_request.Run, Options(_request.Run.Config));
        _journal.Flush();
        OpenNotifications();
        OpenSync(stop);
        if (_sync is not null && _notifications is not null) _notifications.Follow(_sync);
        if (_request.Run.Config.Get(Knobs.Storage.Enabled)) OpenStore();
        else _telemetry.Stop();
        _maintenance = new JournalMaintenance(At(JournalFolder), EngineSettings.JournalExpiry(_request.Run.Config), EngineSettings.ExpireEvery(_request.Run.Config), Scratch, Cursors);
        _slowRunner = AgentRunner.Create(_sync is null ? _maintenance : new CompositeAgent("slow", _sync.Agent!, _maintenance), IdleKind.Backoff, TellingOfFailure);
        ReadyAfter = DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime();
    }

    /// <summary>Net quantity of every instrument, at its scale.</summary>
    public long[] NetPositions()
    {
        var stage = _desk.Stage;
        var open = new OpenPosition[stage.OpenPositionCapacity];
        var net = new long[Instruments.Count];
        for (var id = 0; id < net.Length; id++) net[id] = stage.UnattributedOf(id);
        foreach (var position in open[..stage.CopyOpenPositions(open)]) net[position.InstrumentId] += position.Direction == Direction.Long ? position.Quantity : -position.Quantity;
        return net;
    }

    // The engine may raise these reasons and not lower them, so that a signal to stop entries takes no flattening back.
    private bool Kill(KillSwitchLevel level, KillSwitchReason reason) => _desk.Post(new Command
    {
        Kind = CommandKind.KillSwitch, Value = (long)level, InstrumentId = -1, Origin = CommandOrigin.Engine, Reason = reason,
    });

    // What this engine makes of the journal is not what the one before it made: a person looks before anything is entered.
    private static Command Unreconciled => new()
    {
        Kind = CommandKind.KillSwitch, Value = (long)KillSwitchLevel.StopEntries, InstrumentId = -1, Origin = CommandOrigin.Engine, Reason = KillSwitchReason.Unreconciled,
    };

    /// <summary>Runs until the source ends, or a stop is asked for.</summary>
    public void Run(Action? onWait, CancellationToken stop)
    {
        _storeRunner?.Start();
        _slowRunner?.Start();
        _notifications?.Start();
        var target = new ServiceControl(this, _request.Run.Config, ApiServing.WallNs(), ApiServing.WallNs);
        using var control = OpenSocket(target);
        // One that was asked for and cannot be given as configured ends the engine before it trades.
        using var api = ServiceApi.Open(this, _request, _setup, target, At(JournalFolder), () => _isRunning);
        using var signals = new KillSignals(level => Kill(level, KillSwitchReason.Signal));
        var file = new KillFile(At(_request.Run.Config.Get(Knobs.KillSwitch.File)), () => _desk.Stage.KillSwitchOf(KillSwitchReason.File),
            level => Kill(level, KillSwitchReason.File), text => _log.Say(LogLevel.Error, "alerts", $"ALERT {text}"));

        // Before the first event: an engine that is started over its kill file enters nothing.
        file.Look();

        // What the start left is old from here on, so the first collection among trades has little to look at.
        GC.Collect();
        _pipeline.Start(_source!, api?.Beside(_telemetry) ?? _telemetry);
        _isRunning = true;
        using var watching = OpenWatch();
        if (_pipeline.Taps is not null) _latency = new LatencyCollector(_pipeline, EngineSettings.Latency(_request.Run.Config, _request.DataDirectory));
        var alerts = new ServiceAlerts(this, _log);
        using (stop.Register(() =>
        {
            WasInterrupted = true;
            _pipeline.RequestStop();
        }))
        {
            try
            {
                _pipeline.RunToEnd(() =>
                {
                    _market.Look();
                    file.Look();
                    signals.Look();
                    alerts.Look();
                    _uploads.Look();
                    onWait?.Invoke();
                });
            }
            catch (AgentFailedException exception)
            {
                // People hear of it before the process ends.
                _log.Say(LogLevel.Fatal, ServiceAlerts.Faults, $"ALERT engine: it has stopped: {exception.Message}");
                _notifications?.Drain();
                throw;
            }
        }

        _isRunning = false;
        _latency?.Dispose();
        alerts.Look();
        if (_latency?.Fault is { } fault) _log.Say(LogLevel.Warning, "latency", $"the latency ledger ended early: {fault}");
        _log.Close();

        _journal.Flush();
        // First what is still to be sent, so that the databases hear what of it is confirmed.
        _slowRunner?.Dispose();
        _sync?.Drain();
        _notifications?.Drain();
        _storeRunner?.Dispose();
        var failed = _slowRunner?.Failure ?? _storeRunner?.Failure;
        _storeRunner = _slowRunner = null;
        if (failed is not null) throw new RunException(ExitCode.Failed, $"a thread behind the journal ended early: {failed.Message} The journal has everything; start again to go on.");
    }

    /// <summary>Ends the journal.</summary>
    /// <exception cref="RunException">Something could not be written.</exception>
    public void Complete()
    {
        _journal.Complete();
        if (_pipeline.JournalLeft > 0)
            throw new RunException(ExitCode.Failed, $"the journal lacks the last {_pipeline.JournalLeft:N0} events of the trade thread: {_journal.Writer.Fault ?? "it had no room"}");
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        _latency?.Dispose();
        _slowRunner?.Dispose();
        _storeRunner?.Dispose();
        _sync?.Dispose();
        _notifications?.Dispose();
        _storeReader?.Dispose();
        _store?.Dispose();
        _market.Dispose();
        _journal.Dispose();
        _uploads.Dispose();
        _log.Dispose();
        _lock.Dispose();
    }

    // The databases and the dashboard are all that takes zones.
    private static EngineOptions Options(ResolvedConfig config) => EngineSettings.Engine(config) with
    {
        PublishesZones = config.Get(Knobs.Storage.Enabled) || config.Get(Knobs.Api.Enabled), LatencySlots = EngineSettings.LatencySlots(config),
    };

    private static AgentRunnerOptions TellingOfFailure { get; } = AgentRunnerOptions.Default with
    {
        OnFailure = runner => Console.Error.WriteLine($"{runner.Name}: ended early, its work waits in the journal: {runner.Failure?.Message}"),
    };

    private string At(string name) => Path.Combine(_request.DataDirectory, name);

    private ScratchStage Scratch => new(_setup.Trading, Instruments);

    private BookStart Books => new(At(JournalFolder), Scratch.Empty);

    private static InstrumentTable LiveInstruments(ServiceRequest request) => ServiceSymbols.WithSlots(ServiceSymbols.Resolve(request), request.Run.Config.Get(Knobs.Watchlist.Slots),
        RunDescription.FirstOf(Path.Combine(request.DataDirectory, JournalFolder))?.Instruments);

    private void OpenSync(CancellationToken stop)
    {
        _sync = FirestoreLink.Open(_request.Run.Config, At(SyncFolder), _desk, Instruments);
        _sync?.Prepare(At(JournalFolder), _journal.Writer.Recovered.LastNumber, Books,
            book => new SyncDocuments(Instruments, _setup.StrategyNames, book, _setup.ConfigHash), stop);
    }

    private void OpenNotifications()
    {
        _notifications = NotificationLink.Open(_request.Run.Config, At(NotificationFolder), _log);
        _notifications?.Prepare(At(JournalFolder), _journal.Writer.Recovered.LastNumber, Books, Instruments, _setup.StrategyNames, TellingOfFailure);
    }

    private List<JournalCursor> Cursors()
    {
        var cursors = new List<JournalCursor>();
        // What the databases have taken is not written yet: what they have on disk counts.
        if (_storeAgent is not null) cursors.Add(new JournalCursor("the databases", _storeAgent.Written + 1));
        if (_sync is not null) cursors.Add(new JournalCursor("the sync", _sync.NextNumber));
        if (_notifications is { IsReading: true }) cursors.Add(new JournalCursor("the notifications", _notifications.NextNumber));
        return cursors;
    }

    // A list that cannot be read stops nothing but the list.
    private WatchRunner? OpenWatch()
    {
        if (_market is not LiveMarket { Slots: { } slots }) return null;
        try
        {
            Watch = new WatchDesk(EngineSettings.Watch(_request.Run.Config), slots, new WatchFile(At(WatchlistFile)), TimeProvider.System, (level, text) => _log.Say(level, "watchlist", text))
            {
                Expiring = _notifications is { } notifications ? notifications.TellExpiring : null,
            };
            return WatchRunner.Start(Watch, text => _log.Say(LogLevel.Error, "watchlist", $"ALERT {text}"));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            _log.Say(LogLevel.Error, "watchlist", $"ALERT the watchlist cannot be read, and nothing can be added: {exception.Message}");
            return null;
        }
    }

    // Without its socket the engine trades all the same, and says so.
    private ControlServer? OpenSocket(ServiceControl target)
    {
        try
        {
            return ControlServer.Start(_request.DataDirectory, target, new ControlOptions());
        }
        catch (ControlException exception)
        {
            _log.Say(LogLevel.Error, "alerts", $"ALERT control: {exception.Message}");
            return null;
        }
    }

    private void OpenStore()
    {
        try
        {
            _store = SymbolStore.Open(EngineSettings.Store(_request.Run.Config, _request.DataDirectory, Instruments.Count));
            _storeReader = new JournalReader(At(JournalFolder), new JournalReaderOptions { Expected = RunJournal.Schema, From = _store.JournalPosition + 1, Follow = true });
            _storeAgent = new StoreAgent(_store, _storeReader, Books.At(_store.JournalPosition), Instruments, _setup.StrategyNames, _setup.Signals, _setup.Trading.Portfolio, _telemetry,
                _sync?.Synced ?? new SyncedUpTo(), _request.Run.Config.Get(Knobs.Storage.RetentionTradesEvery));
        }
        catch (Exception exception) when (exception is StoreException or DllNotFoundException)
        {
            throw new RunException(exception is DllNotFoundException ? ExitCode.Environment : ExitCode.Failed, exception.Message);
        }

        _storeRunner = AgentRunner.Create(_storeAgent, IdleKind.Backoff, TellingOfFailure with
        {
            OnFailure = failure =>
            {
                _telemetry.Stop();
                TellingOfFailure.OnFailure!(failure);
            },
        });
    }
}
