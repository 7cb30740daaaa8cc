using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Strategies;

namespace FastEngine.Engine;

/// <summary>Feed, rings, shards and outputs of one run, wired by topology: start, end by itself or by request, drain, report.</summary>
/// <remarks>Symbols go to shards by instrument id modulo the shard count. The source gets the inbound rings and publishes each symbol's
/// events on its shard's, and clock events on all.</remarks>
public sealed class Pipeline : IDisposable
{
    private const int CompletionPollMs = 2;

    private readonly EngineOptions _options;
    private readonly SingleProducerRing<Tick>[] _inbound;
    private readonly WakeSignal?[] _wakes;
    private readonly SingleProducerRing<ShardOutput>[] _outputRings;
    private readonly RingConsumer<ShardOutput>[] _outputs;
    private readonly IShardAgent[] _shards;
    private readonly ShardSignals<ShardSink>[] _signals;
    private readonly TradeDesk? _desk;
    private readonly RingConsumer<LedgerEvent>? _ledgerReader;
    private readonly List<IAgentRunner> _hot = [];
    private IAgentRunner? _cold;
    private ISourceAgent? _source;

    /// <param name="options">Topology, rings, idling.</param>
    /// <param name="signals">What shards measure.</param>
    /// <param name="instruments">Of the run.</param>
    /// <param name="strategies">Makes the strategies of one shard; none when the run only measures.</param>
    /// <param name="desk">Trades on the signals; used by the fused topology alone, whose result does not depend on threads.</param>
    public Pipeline(EngineOptions options, SignalOptions signals, InstrumentTable instruments, Func<IReadOnlyList<Strategy>>? strategies = null, TradeDesk? desk = null)
    {
        _options = options;
        Plan = TopologyPlan.Resolve(options, CpuTopology.UsableCoreCount);
        Instruments = instruments;
        var count = Plan.Shards;
        _inbound = new SingleProducerRing<Tick>[count];
        _wakes = new WakeSignal?[count];
        _outputRings = new SingleProducerRing<ShardOutput>[count];
        _outputs = new RingConsumer<ShardOutput>[count];
        _shards = new IShardAgent[count];
        _signals = new ShardSignals<ShardSink>[count];
        _desk = Plan.Topology == Topology.Fused ? desk : null;
        _ledgerReader = _desk is null ? null : new RingConsumer<LedgerEvent>(_desk.Ledger);
        for (var shard = 0; shard < count; shard++)
        {
            _inbound[shard] = new SingleProducerRing<Tick>(options.RingSize);
            if (options.Idle == IdleKind.Blocking && Plan.Topology == Topology.Sharded)
            {
                _wakes[shard] = new WakeSignal();
                _inbound[shard].WakeOnPublish(_wakes[shard]!);
            }

            _outputRings[shard] = new SingleProducerRing<ShardOutput>(options.OutputRingSize);
            _outputs[shard] = new RingConsumer<ShardOutput>(_outputRings[shard]);
            _shards[shard] = CreateShard(shard, signals, strategies?.Invoke() ?? []);
        }
    }

    public TopologyPlan Plan { get; }

    public InstrumentTable Instruments { get; }

    /// <summary>One a shard; the source's to publish on.</summary>
    public IReadOnlyList<SingleProducerRing<Tick>> Inbound => _inbound;

    public IReadOnlyList<ShardSignals<ShardSink>> Shards => _signals;

    /// <summary>The shard of an instrument, and its slot there.</summary>
    public (ShardSignals<ShardSink> Shard, int Slot) Locate(int instrumentId) =>
        (_signals[instrumentId % _shards.Length], instrumentId / _shards.Length);

    /// <summary>The fused shard with all that follows it, to step by hand: for measurements and tests. The pipeline is not started then.</summary>
    public IAgent FusedShard => _shards[0];

    /// <summary>Forgets what the shards and the ledger have put out so far; for a pipeline that is stepped by hand.</summary>
    public void DiscardOutputs()
    {
        foreach (var output in _outputs) Discard(output);
        if (_ledgerReader is not null) Discard(_ledgerReader);
    }

    private static void Discard<T>(RingConsumer<T> reader)
        where T : unmanaged
    {
        var available = reader.Available(int.MaxValue);
        if (available > 0) reader.Release(reader.Next + available - 1);
    }

    /// <summary>What trades, when something does.</summary>
    public TradeDesk? Desk => _desk;

    /// <summary>Starts every thread. The handlers are called on one cold thread.</summary>
    public void Start(ISourceAgent source, IShardOutputHandler handler, ILedgerHandler? ledger = null)
    {
        _source = source;
        IAgent cold = new ShardOutputAgent("outputs", _outputs, handler);
        if (_ledgerReader is not null) cold = new CompositeAgent("outputs", cold, new LedgerAgent(_ledgerReader, ledger ?? NoLedger.Instance));
        _cold = AgentRunner.Create(cold, IdleKind.Backoff, AgentRunnerOptions.Default with { OnFailure = _ => CloseOutputs() });
        if (Plan.Topology == Topology.Fused)
        {
            _hot.Add(CreateRunner(new CompositeAgent("fused", source, _shards[0])));
        }
        else
        {
            _hot.Add(CreateRunner(source));
            for (var shard = 0; shard < _shards.Length; shard++) _hot.Add(CreateRunner(_shards[shard], _wakes[shard]));
        }

        _cold.Start();
        foreach (var runner in _hot)
        {
            runner.MarkWarm();
            runner.Start();
        }
    }

    /// <summary>Waits until the source has completed, then drains and ends every thread in the order of the data flow.</summary>
    /// <param name="onWait">Called now and then on the caller's thread: progress and live views.</param>
    /// <exception cref="AgentFailedException">An agent failed; the others were ended.</exception>
    public void RunToEnd(Action? onWait = null)
    {
        if (_source is null || _cold is null) throw new InvalidOperationException("the pipeline was not started");
        while (!_source.IsCompleted && FirstFailed() is null)
        {
            _hot[0].Join(TimeSpan.FromMilliseconds(CompletionPollMs));
            onWait?.Invoke();
        }

        End();
        FirstFailed()?.ThrowIfFailed();
        foreach (var runner in _hot) ThrowIfNotDrained(runner);
        ThrowIfNotDrained(_cold);
    }

    /// <summary>Asks the source to end; <see cref="RunToEnd"/> then returns. Callable from any thread.</summary>
    public void RequestStop() => _source?.RequestStop();

    public IReadOnlyList<HotThreadReport> HotThreads()
    {
        var reports = new List<HotThreadReport>();
        for (var i = 0; i < _hot.Count; i++)
        {
            var ticks = i == 0 ? _source!.Ticks : _shards[i - 1].Ticks;
            reports.Add(new HotThreadReport(_hot[i].Name, ticks, _hot[i].AllocatedBytes, _hot[i].PinnedCore));
        }

        return reports;
    }

    public LatencyHistogram Latency()
    {
        var all = new LatencyHistogram();
        foreach (var shard in _shards) all.Add(shard.Latency);
        return all;
    }

    /// <summary>Memory that the stages took at construction, bytes.</summary>
    public long SizeInBytes()
    {
        long size = 0;
        foreach (var shard in _signals) size += shard.SizeInBytes;
        foreach (var ring in _inbound) size += ring.Slots.SizeInBytes;
        foreach (var ring in _outputRings) size += ring.Slots.SizeInBytes;
        return size;
    }

    public void Dispose()
    {
        if (_cold is not null) End();
        foreach (var wake in _wakes) wake?.Dispose();
    }

    private void End()
    {
        _source!.RequestStop();
        foreach (var runner in _hot)
        {
            runner.Dispose();
        }

        _cold!.Dispose();
    }

    private static void ThrowIfNotDrained(IAgentRunner runner)
    {
        if (!runner.Drained) throw new AgentFailedException($"agent {runner.Name} was ended before its work was", new InvalidOperationException("the drain limit was reached"));
    }

    // The outputs make no room any more; a shard that waits for it must not wait for ever.
    private void CloseOutputs()
    {
        foreach (var ring in _outputRings) ring.Close();
        _desk?.Ledger.Close();
    }

    // Who waited for a failed agent fails of the closed ring; the cause is the one that did not.
    private IAgentRunner? FirstFailed()
    {
        var failed = _cold?.Failure is not null ? _cold : null;
        foreach (var runner in _hot)
        {
            if (runner.Failure is null) continue;
            if (runner.Failure is not RingClosedException) return runner;
            failed ??= runner;
        }

        return failed;
    }

    private IAgentRunner CreateRunner(IAgent agent, WakeSignal? signal = null)
    {
        int? core = _hot.Count < _options.Pin.Count ? _options.Pin[_hot.Count] : null;
        return AgentRunner.Create(agent, _options.Idle, core, signal);
    }

    private IShardAgent CreateShard(int shard, SignalOptions signals, IReadOnlyList<Strategy> strategies)
    {
        var members = new List<Instrument>();
        var slotOf = new int[Instruments.Count];
        foreach (var instrument in Instruments.All)
        {
            slotOf[instrument.Id] = instrument.Id / Plan.Shards;
            if (instrument.Id % Plan.Shards == shard) members.Add(instrument);
        }

        var sink = new ShardSink(_outputRings[shard], _desk?.Events, signals.TimeframesNs[0]);
        var state = new ShardSignals<ShardSink>(signals, members, strategies, sink);
        _signals[shard] = state;
        var inbound = new RingConsumer<Tick>(_inbound[shard]);
        var name = $"shard-{shard}";
        if (_desk is null) return new ShardAgent<ShardSink, NoTradeDesk>(name, inbound, state, slotOf, _options.ShardBatch, default);
        _desk.Attach(state, slotOf);
        return new ShardAgent<ShardSink, SteppedTradeDesk>(name, inbound, state, slotOf, _options.ShardBatch, new SteppedTradeDesk(_desk));
    }
}
