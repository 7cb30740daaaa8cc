using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Deadlines;
using FastEngine.Engine.Journal;
using FastEngine.Engine.Latency;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Strategies;

namespace FastEngine.Engine;

/// <summary>Feed, rings, shards and outputs of one run, wired by topology: start, end by itself or by request, drain, report.</summary>
/// <remarks>Symbols go to shards by instrument id modulo the shard count. The source gets the inbound rings and publishes each symbol's
/// events on its shard's, and clock events on all.</remarks>
public sealed class Pipeline : IDisposable
{
    private const int BackupSlots = 256;

    private readonly PipelineShard[] _shards;
    private readonly TradeDesk? _desk;
    private readonly SteppedTrading? _stepped;
    private readonly TradeThread? _tradeThread;
    private readonly RingConsumer<TradeRecord>? _ledgerReader;
    private readonly JournalAgent? _journalAgent;
    private readonly JournalWiring? _journal;
    private readonly OrderSender? _sender;
    private readonly ExitWatchdog? _watchdog;
    private readonly OrderWay? _way;
    private readonly PipelineThreads _threads;
    private readonly SlotEntrance _entrance;
    private bool _isPlaying;
    private bool _hasEnded;
    private ISourceAgent? _source;

    /// <param name="options">Topology, rings, idling.</param>
    /// <param name="signals">What shards measure.</param>
    /// <param name="instruments">Of the run.</param>
    /// <param name="strategies">Makes the strategies of one shard; none when the run only measures.</param>
    /// <param name="desk">Trades on the signals. Stepped behind the shard when fused, so that its result does not depend on threads.</param>
    /// <param name="journal">Keeps what the shards and the trade thread were told and said.</param>
    /// <param name="way">To a venue that is reached from the gateway's thread; none for one that is stepped on the hot thread alone.</param>
    public Pipeline(
        EngineOptions options, SignalOptions signals, InstrumentTable instruments, Func<IReadOnlyList<Strategy>>? strategies = null,
        TradeDesk? desk = null, JournalWiring? journal = null, OrderWay? way = null)
    {
        _threads = new PipelineThreads(options, CloseRings);
        Plan = TopologyPlan.Resolve(options, CpuTopology.UsableCoreCount);
        Instruments = instruments;
        var count = Plan.Shards;
        _desk = desk;
        _journal = journal;
        if (options.LatencySlots > 0) Taps = new LatencyTaps(count, options.LatencySlots, desk, Plan.Topology == Topology.Fused && way is null, way?.StampsOrders ?? false);
        if (desk is not null)
        {
            desk.Records = journal is not null || options.ShowsInbound;
            desk.Output.Attach(count);
            if (options.Watchdog is not null) desk.Deadlines = new ExitDeadlines(instruments.Count, desk.Stage.OpenPositionCapacity);
            if (desk.Ledger.Ring is { } ring) _ledgerReader = new RingConsumer<TradeRecord>(ring);
            if (Plan.Topology == Topology.Fused) _stepped = new SteppedTrading(desk);
            else _tradeThread = new TradeThread(desk, count, options.LedgerRingSize);
        }

        var parts = new ShardParts
        {
            Options = options, Plan = Plan, Signals = signals, Instruments = instruments, Stepped = _stepped, TradeThread = _tradeThread, Deadlines = desk?.Deadlines,
            Journal = journal, Taps = Taps,
        };
        _shards = new PipelineShard[count];
        for (var shard = 0; shard < count; shard++) _shards[shard] = PipelineShard.Create(shard, parts, strategies?.Invoke() ?? []);
        Inbound = Array.ConvertAll(_shards, shard => shard.Inbound);
        Shards = Array.ConvertAll(_shards, shard => shard.Signals);
        if (journal is not null)
        {
            _journalAgent = new JournalAgent(journal.Journal, [.. ShardJournals(journal)], desk, way is null && _tradeThread is null ? null : Intents,
                () => journal.Description, journal.Log);
        }

        // A venue on the trade thread itself has no other way to it.
        var backup = desk?.Deadlines is null || (way is null && _tradeThread is null) ? null : new SingleProducerRing<ApprovedOrder>(BackupSlots);
        if (desk?.Deadlines is not null) _watchdog = new ExitWatchdog(desk.Deadlines, options.Watchdog!, command => desk.Post(in command), backup, MonotonicClock.Now);
        var exits = backup is null ? null : new BackupExits(backup, command => desk!.Post(in command));
        _entrance = new SlotEntrance(instruments, _shards, _journalAgent, journal, desk);
        _tradeThread?.AddVenue(Array.ConvertAll(_shards, shard => shard.Inbound), Array.ConvertAll(_shards, shard => shard.Consumed), instruments.Count, Intents, journal, exits, Taps?.Orders);
        if (way is null || desk is null) return;
        _way = way;
        _sender = new OrderSender(way.Queue, way.Outlet, journal is null ? null : Intents, journal?.Journal, new NeverSentReports(desk), desk.Output.Stop, exits, Taps?.Orders);
    }

    private IEnumerable<ShardJournal> ShardJournals(JournalWiring journal)
    {
        for (var shard = 0; shard < _shards.Length; shard++)
            yield return new ShardJournal(journal.Journal, shard, _shards[shard].Consumed, _shards[shard].Inbound, _shards[shard].Outputs, journal.MayDrop);
    }

    public TopologyPlan Plan { get; }

    public InstrumentTable Instruments { get; }

    /// <summary>One a shard; the source's to publish on.</summary>
    public IReadOnlyList<SingleProducerRing<Tick>> Inbound { get; }

    public IReadOnlyList<ShardSignals<ShardSink>> Shards { get; }

    /// <summary>The shard of an instrument, and its slot there.</summary>
    public (ShardSignals<ShardSink> Shard, int Slot) Locate(int instrumentId) =>
        (_shards[instrumentId % _shards.Length].Signals, instrumentId / _shards.Length);

    /// <summary>An instrument's slot in its shard.</summary>
    internal int SlotOf(int instrumentId) => instrumentId / _shards.Length;

    internal ShardPort PortOf(int shard) => _shards[shard].Port;

    /// <summary>Records of shards that the journal did not take: the disk was behind.</summary>
    public long JournalDropped => _journalAgent?.Dropped ?? 0;

    /// <summary>Events of the trade thread that the journal did not take before the end: it had no room.</summary>
    public long JournalLeft => _journalAgent?.Left ?? 0;

    /// <summary>Orders that left without their intent in the journal, because it could not be written.</summary>
    public long Unjournalled => (_sender?.Unjournalled ?? 0) + (_tradeThread?.Unjournalled ?? 0);

    /// <summary>Slack of exit checks and exits; null when nothing watches them.</summary>
    public WatchdogReport? Watchdog => _watchdog?.Report;

    /// <summary>Entries that the kill switch overtook on their way to the venue: they were given back as never sent.</summary>
    public long Overtaken => (_sender?.Overtaken ?? 0) + (_tradeThread?.Overtaken ?? 0);

    /// <summary>Results of the shards that found no room on the way to the cold side, by kind.</summary>
    public long Dropped(ShardOutputKind kind)
    {
        long sum = 0;
        foreach (var shard in _shards) sum += shard.Port.Dropped(kind);
        return sum;
    }

    internal IntentLog Intents { get; } = new();

    internal Core.Journal.IJournal? Journal => _journal?.Journal;

    /// <summary>Runs an event of the trade stage on the caller's thread; the shards get what follows for their positions.</summary>
    internal void RunBeforeStart(in TradeEvent e, long sequence)
    {
        if (_stepped is not null) _stepped.RunNow(in e, sequence);
        else _desk!.OnEvent(in e);

        // Nobody reads the rings yet, and a recovery may have more than they hold.
        _journalAgent?.DoWork();
        foreach (var shard in _shards) Discard(shard.Output);
    }

    /// <summary>Ends a recovery: orders go their way again, the held ones first, on the thread that trades.</summary>
    internal void Continue(HeldOrders held, in UnfinishedEvent last)
    {
        _desk!.Resume();
        if (_stepped is not null) _stepped.Continue(held, in last);
        else held.Release(_tradeThread!.Orders);
    }

    /// <summary>Sends the shards' results to the capture, and what the trade thread says to its venue to a gateway, while a journal is played.</summary>
    /// <param name="capture">Of the shards.</param>
    /// <param name="ledger">Of the trade thread.</param>
    /// <param name="gateway">Null for the venue itself.</param>
    internal void BeginPlaying(IShardCapture capture, EventQueue<LedgerEvent> ledger, IOrderGateway? gateway)
    {
        _isPlaying = true;
        foreach (var shard in _shards) shard.Port.Capture(capture);
        if (_desk is null) return;
        _desk.Output.Capture(ledger);
        if (gateway is not null) _desk.Hold(gateway);
    }

    internal void EndPlaying()
    {
        _isPlaying = false;
        foreach (var shard in _shards) shard.Port.Capture(null);
        if (_desk is null) return;
        _desk.Output.Capture(null);
        _desk.Resume();
    }

    /// <summary>Gives a symbol a closed candle from before its first trade, oldest first; before the start.</summary>
    public void LoadCandle(int instrumentId, int timeframe, in Candle candle, long openTimeNs)
    {
        var (shard, slot) = Locate(instrumentId);
        shard.LoadCandle(slot, timeframe, in candle, openTimeNs);
        if (_journal is null || _isPlaying) return;
        var entry = new WarmUpEntry { Candle = candle, OpenTimeNs = openTimeNs, InstrumentId = instrumentId, Timeframe = timeframe };
        JournalStart.Append(_journal.Journal, JournalKind.WarmUp, instrumentId % _shards.Length, JournalCodec.Of(in entry));
    }

    /// <summary>Gives a free slot its symbol; before the start.</summary>
    internal void Name(Instrument facts)
    {
        var instrument = Instruments[facts.Id];
        var isNew = instrument.IsSpare;
        instrument.Become(facts);
        if (!isNew) return;
        var (shard, slot) = Locate(facts.Id);
        shard.Name(slot);
    }

    /// <summary>Brings a symbol into a free slot of the running engine: into the journal, then to its shard with its candles, then to the trade stage. Waits, so on a slow thread;
    /// one at a time.</summary>
    /// <param name="entry">Of a free slot, or of one that has this symbol already and no candle.</param>
    /// <param name="patience">How long the journal and the shard are waited for.</param>
    /// <returns>False when they have not taken it yet: called again with the same entry it goes on where it was. Nothing may be heard of the symbol before it is true.</returns>
    public bool TryEnter(SlotEntry entry, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _entrance.TryEnter(entry, patience);
    }

    /// <summary>The fused shard with all that follows it, to step by hand: for measurements and tests. The pipeline is not started then.</summary>
    public IAgent FusedShard => _shards[0].Agent;

    /// <summary>Forgets what the shards and the ledger have put out so far; for a pipeline that is stepped by hand.</summary>
    public void DiscardOutputs()
    {
        foreach (var shard in _shards) Discard(shard.Output);
        if (_ledgerReader is not null) Discard(_ledgerReader);
    }

    private static void Discard<T>(RingConsumer<T> reader)
        where T : unmanaged
    {
        var available = reader.Available(int.MaxValue);
        if (available > 0) reader.Release(reader.Next + available - 1);
    }

    /// <summary>The hot side of the latency ledger; null when none is kept.</summary>
    public LatencyTaps? Taps { get; }

    /// <summary>Ids that the system has given to the threads of the stages; 0 before the start, and where there are none.</summary>
    public StageThreads StageThreads()
    {
        var shards = new int[_shards.Length];
        if (Plan.Topology == Topology.Fused)
        {
            var fused = _threads.HotThreadId(0);
            Array.Fill(shards, fused);
            return new StageThreads(fused, shards, fused, _sender is null ? fused : _threads.GatewayThreadId);
        }

        for (var shard = 0; shard < shards.Length; shard++) shards[shard] = _threads.HotThreadId(shard + 1);
        return new StageThreads(_threads.HotThreadId(0), shards, _tradeThread is null ? 0 : _threads.HotThreadId(shards.Length + 1), _threads.GatewayThreadId);
    }

    /// <summary>What trades, when something does.</summary>
    public TradeDesk? Desk => _desk;

    /// <summary>Starts every thread. The handlers are called on one cold thread.</summary>
    public void Start(ISourceAgent source, IShardOutputHandler handler, ILedgerHandler? ledger = null)
    {
        _source = source;
        IAgent cold = new ShardOutputAgent("outputs", Array.ConvertAll(_shards, shard => shard.Output), handler);
        if (_ledgerReader is not null) cold = new CompositeAgent("outputs", cold, new LedgerAgent(_ledgerReader, ledger ?? NoLedger.Instance));
        if (Plan.Topology == Topology.Fused)
        {
            _threads.AddHot(new CompositeAgent("fused", source, _shards[0].Agent));
        }
        else
        {
            _threads.AddHot(source);
            foreach (var shard in _shards) _threads.AddHot(shard.Agent, shard.Wake);
            if (_tradeThread is not null) _threads.AddHot(_tradeThread.Stage);
        }

        _threads.Start(cold, GatewayAgents(), _watchdog);
    }

    /// <summary>Waits until the source has completed, then drains and ends every thread in the order of the data flow.</summary>
    /// <param name="onWait">Called now and then on the caller's thread: progress and live views.</param>
    /// <exception cref="AgentFailedException">An agent failed; the others were ended.</exception>
    public void RunToEnd(Action? onWait = null)
    {
        if (_source is null || !_threads.AreStarted) throw new InvalidOperationException("the pipeline was not started");
        _threads.WaitFor(_source, onWait);
        End();
        _threads.ThrowIfFailed();
    }

    /// <summary>Asks the source to end; <see cref="RunToEnd"/> then returns. Callable from any thread.</summary>
    public void RequestStop() => _source?.RequestStop();

    public IReadOnlyList<HotThreadReport> HotThreads()
    {
        var reports = new List<HotThreadReport>();
        for (var i = 0; i < _threads.Hot.Count; i++)
        {
            var runner = _threads.Hot[i];
            var ticks = i == 0 ? _source!.Ticks : i <= _shards.Length ? _shards[i - 1].Agent.Ticks : _tradeThread!.Stage.Events;
            reports.Add(new HotThreadReport(runner.Name, ticks, runner.AllocatedBytes, runner.PinnedCore));
        }

        return reports;
    }

    /// <summary>How full the rings are, a moment ago.</summary>
    public IReadOnlyList<RingReport> Rings()
    {
        var reports = new List<RingReport>();
        for (var shard = 0; shard < _shards.Length; shard++)
        {
            var dropped = 0L;
            foreach (var kind in Enum.GetValues<ShardOutputKind>()) dropped += _shards[shard].Port.Dropped(kind);
            reports.Add(RingReport.Of($"inbound-{shard}", _shards[shard].Inbound, 0));
            reports.Add(RingReport.Of($"outputs-{shard}", _shards[shard].Outputs, dropped));
        }

        if (_desk?.Ledger.Ring is { } ledger) reports.Add(RingReport.Of("ledger", ledger, 0));
        return reports;
    }

    public LatencyHistogram Latency()
    {
        var all = new LatencyHistogram();
        AddLatencyTo(all);
        return all;
    }

    /// <summary>The same for whoever asks often, and keeps a histogram for it.</summary>
    public void AddLatencyTo(LatencyHistogram all)
    {
        foreach (var shard in _shards) all.Add(shard.Agent.Latency);
    }

    /// <summary>Memory that the stages took at construction, bytes.</summary>
    public long SizeInBytes()
    {
        long size = 0;
        foreach (var shard in _shards) size += shard.SizeInBytes;
        return size;
    }

    public void Dispose()
    {
        if (_threads.AreStarted) End();
        foreach (var shard in _shards) shard.Dispose();
        _desk?.Ledger.Dispose();
    }

    // Once: a thread that has ended takes nothing more, and nobody may wait for it to.
    private void End()
    {
        if (_hasEnded) return;
        _source!.RequestStop();

        // Once the shards have ended, the trade thread and the venue go on until neither has anything for the other.
        _threads.End(hot =>
        {
            if (hot > _shards.Length) _tradeThread!.WaitUntilQuiet(() => _threads.FirstFailed() is null);
        });
        _hasEnded = true;
    }

    // The outputs make no room any more; a shard that waits for it must not wait for ever.
    private void CloseRings()
    {
        foreach (var shard in _shards) shard.Close();
        _desk?.Ledger.Close();
        _tradeThread?.Close();
        _way?.Queue.Ring.Close();
    }

    // The journal's records come before the orders that wait for them.
    private IAgent? GatewayAgents()
    {
        var agents = new List<IAgent>();
        if (_journalAgent is not null) agents.Add(_journalAgent);
        if (_sender is not null) agents.Add(_sender);
        if (_tradeThread is not null) agents.Add(_tradeThread.Venue!);
        if (_way?.Venue is { } venue) agents.Add(venue);
        return agents.Count switch
        {
            0 => null,
            1 => agents[0],
            _ => new CompositeAgent("gateway", [.. agents]),
        };
    }
}
