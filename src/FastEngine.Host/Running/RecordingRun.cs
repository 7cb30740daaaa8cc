using System.Diagnostics;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Feeds;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;
using FastEngine.Host.Journaling;
using FastEngine.Host.Outputs;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Windows;

namespace FastEngine.Host.Running;

/// <summary>One pass of recordings, or of a generated tape, through the whole hot path.</summary>
internal sealed class RecordingRun : IDisposable
{
    private readonly RunRequest _request;
    private readonly EngineOptions _options;
    private readonly TickReader[] _readers;
    private readonly MergedInput _input;
    private readonly TradeIntake _intake;
    private readonly Pipeline _pipeline;
    private readonly ReplayAgent _feed;
    private readonly MetricsHash _hash;
    private readonly Stopwatch _watch = new();
    private readonly int[] _collectionsBefore = new int[3];

    /// <param name="request">What was asked for.</param>
    /// <param name="instruments">The symbols of the inputs.</param>
    /// <param name="readers">One an input, in argument order; owned from now on.</param>
    /// <param name="engine">Changes the configured topology.</param>
    /// <param name="journal">Keeps the run; owned by the caller, and closed after this.</param>
    public RecordingRun(
        RunRequest request, InstrumentTable instruments, TickReader[] readers, Func<EngineOptions, EngineOptions>? engine = null, RunJournal? journal = null)
    {
        engine ??= options => options;
        _request = request;
        _readers = readers;
        Instruments = instruments;
        Signals = EngineSettings.Signals(request.Config);
        if (request.MostTrades is { } trades) Signals = Signals with { PoolTrades = Pool(Signals.PoolTrades, trades, instruments.Count) };
        if (request.Trades) Setup = new TradingSetup(request, instruments, EngineSettings.Strategies(request.Config, instruments));
        var intake = EngineSettings.Intake(request.Config);
        _input = new MergedInput(readers, intake.HoldAheadNs);
        _options = engine(EngineSettings.Engine(request.Config)) with { EntriesFromNs = request.EntriesFromNs };

        // Left to itself a run that trades takes the one topology whose trades do not depend on threads.
        if (request.Trades && _options.Topology == Topology.Auto) _options = _options with { Topology = Topology.Fused };
        CheckPool(_options, Signals, instruments.Count);
        try
        {
            _intake = new TradeIntake(intake, instruments.Count, readers.Length);
            var desk = Setup is null || !Trades(journal) ? null : new TradeDesk(Setup.Trading, instruments, Setup.Venue(instruments), _options.LedgerRingSize);
            _pipeline = new Pipeline(_options, Signals, instruments, Setup?.Strategies, desk, journal?.Wiring);
            journal?.Begin(_pipeline, request, Setup!);
        }
        catch (OutOfMemoryException exception)
        {
            throw new RunException(ExitCode.Usage, $"{instruments.Count:N0} symbols do not fit the memory: {exception.Message}; "
                + "use fewer symbols, more engine.shards, or lower candles.history, the windows or duplicates.window");
        }

        Pace = new ReplayPace(request.Speed, request.PacedFromNs);
        _feed = new ReplayAgent(_input, _intake, _pipeline.Inbound, Pace,
            request.Config.Get(Knobs.Engine.FeedBatch), request.Config.Get(Knobs.Engine.LatencySample));
        _hash = new MetricsHash(instruments);
    }

    // On several threads trades depend on how those met; only a journal can make such a run again.
    private bool Trades(RunJournal? journal) =>
        journal is not null || TopologyPlan.Resolve(_options, CpuTopology.UsableCoreCount).Topology == Topology.Fused;

    // Each symbol holds at least one segment while it trades, so a smaller pool would taint some of them whatever happens.
    private static void CheckPool(EngineOptions engine, SignalOptions signals, int symbols)
    {
        var shards = TopologyPlan.Resolve(engine, CpuTopology.UsableCoreCount).Shards;
        var needed = (long)(symbols + shards - 1) / shards * TradePool.SegmentTrades;
        if (needed > signals.PoolTrades)
            throw new RunException(ExitCode.Usage, $"{symbols:N0} symbols need windows.pool_trades of at least {needed}; it is {signals.PoolTrades}");
    }

    // Every trade of the tape has room, and each symbol's first and last segment may be part empty: such a pool is never short where the configured one is not.
    private static int Pool(int configured, long trades, int symbols) =>
        (int)Math.Min(configured, (trades / TradePool.SegmentTrades + 1 + 2 * symbols) * TradePool.SegmentTrades);

    public InstrumentTable Instruments { get; }

    /// <summary>How fast the recording is played.</summary>
    public ReplayPace Pace { get; }

    public SignalOptions Signals { get; }

    /// <summary>What the run trades by; none when it only measures.</summary>
    public TradingSetup? Setup { get; }

    public Pipeline Pipeline => _pipeline;

    public TradeIntake Intake => _intake;

    public IReadOnlyList<TickReader> Readers => _readers;

    public long Ticks => _feed.Ticks;

    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Set when the run was ended before its inputs were.</summary>
    public bool WasInterrupted { get; private set; }

    public string? Hash { get; private set; }

    public long OrderFlows => _hash.OrderFlows;

    public long Candles => _hash.Candles;

    public IReadOnlyList<int> Collections { get; private set; } = [];

    /// <summary>Highest trade time of an instrument; after the run.</summary>
    public long HighestTimeNs(int instrumentId)
    {
        var (shard, slot) = _pipeline.Locate(instrumentId);
        return shard.HighestTimeNs(slot);
    }

    public SymbolCounters Counters(int instrumentId)
    {
        var (shard, slot) = _pipeline.Locate(instrumentId);
        return shard.Counters(slot);
    }

    /// <summary>Symbols that are still warming up, with what they have and need.</summary>
    public IEnumerable<(string Symbol, WarmUp WarmUp)> Warming()
    {
        foreach (var instrument in Instruments.All.ToArray())
        {
            var (shard, slot) = _pipeline.Locate(instrument.Id);
            var warmUp = shard.Market.WarmUp(slot);
            if (!warmUp.IsWarm) yield return (instrument.Name, warmUp);
        }
    }

    /// <summary>Gives the symbols closed candles from before the recording.</summary>
    /// <param name="path">A CSV file.</param>
    /// <param name="firstTradeNs">Time of an instrument's first trade.</param>
    /// <exception cref="RunException">The file is wrong.</exception>
    public void LoadCandles(string path, Func<Instrument, long> firstTradeNs) => WarmUpCandles.Load(path, _pipeline, firstTradeNs, Signals);

    /// <summary>Runs to the end of the inputs, or until stopped.</summary>
    /// <param name="handler">Takes the results on a cold thread, beside the hash.</param>
    /// <param name="onWait">Called now and then on this thread.</param>
    /// <param name="stop">Ends the run cleanly.</param>
    /// <param name="ledger">Takes the ledger on the same cold thread.</param>
    public void Execute(IShardOutputHandler? handler, Action? onWait, CancellationToken stop, ILedgerHandler? ledger = null)
    {
        if (_pipeline.Plan.Notice is { } notice) Console.Error.WriteLine($"note: {notice}");
        HotPathWarmUp.Run(_request, _options);
        for (var i = 0; i < _collectionsBefore.Length; i++) _collectionsBefore[i] = GC.CollectionCount(i);
        _watch.Start();
        _pipeline.Start(_feed, handler is null ? _hash : new OutputFanOut(_hash, handler), ledger);
        using (stop.Register(() =>
        {
            WasInterrupted = true;
            _pipeline.RequestStop();
        }))
        {
            _pipeline.RunToEnd(onWait);
        }

        _watch.Stop();
        Collections = [.. _collectionsBefore.Select((before, i) => GC.CollectionCount(i) - before)];
        Hash = _hash.Complete();
    }

    /// <summary>Bytes of the inputs as stored that were read, and their total.</summary>
    public (long Read, long Total) Progress()
    {
        long read = 0;
        long total = 0;
        foreach (var reader in _readers)
        {
            read += reader.StoredBytesRead;
            total += reader.StoredBytesTotal;
        }

        return (read, total);
    }

    /// <exception cref="RunException">An input turned out to be malformed beyond the limit.</exception>
    public void ThrowIfMalformed()
    {
        for (var i = 0; i < _readers.Length; i++)
        {
            var report = _readers[i].Report;
            var description = string.Join('\n', new[] { Malformed.Describe(report), Malformed.Describe(_intake, i) }.Where(t => t.Length > 0));
            Malformed.ThrowIfTooMany(_request, _readers[i].DisplayName, report.Malformed + _intake.UnconfirmedOf(i), report.Lines, description);
        }
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        _input.Dispose();
        _hash.Dispose();
    }
}
