using System.Diagnostics;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Engine.Latency;
using FastEngine.Rings;

namespace FastEngine.Host.Latency;

/// <summary>The slow side of the latency ledger: on a thread of its own it samples the counters, takes the records off the hot threads' rings, joins the two
/// and writes them.</summary>
internal sealed class LatencyCollector : IDisposable
{
    // An order that is not sent by then is written as it is.
    private const long MostWaitNs = 5 * EngineTime.NsPerSecond;

    private readonly Pipeline _pipeline;
    private readonly LatencyTaps _taps;
    private readonly LatencyOptions _options;
    private readonly CounterHistory _counters;
    private readonly LedgerWriter _writer;
    private readonly Dictionary<long, LatencyRecord> _orders = [];
    private readonly List<LatencyRecord> _ready = [];
    private readonly List<long> _ended = [];
    private readonly List<LedgerEntry> _rows = [];
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private long _rounds;

    /// <param name="pipeline">Started, and with taps.</param>
    /// <param name="options">How it is kept.</param>
    public LatencyCollector(Pipeline pipeline, LatencyOptions options)
    {
        _pipeline = pipeline;
        _taps = pipeline.Taps ?? throw new ArgumentException("the pipeline keeps no latency ledger", nameof(pipeline));
        _options = options;
        _counters = new CounterHistory(Threads(pipeline), shard => pipeline.Inbound[shard].Capacity - (int)pipeline.Inbound[shard].RemainingCapacity);
        _writer = new LedgerWriter(options.Directory, options.FileBytes, options.KeepFiles, Head);
        _counters.Sample();
        _thread = new Thread(Run) { Name = "latency", IsBackground = true };
        _thread.Start();
    }

    /// <summary>How often the counters were sampled and the records taken.</summary>
    public long Rounds => Volatile.Read(ref _rounds);

    public long Written => _writer.Written;

    /// <summary>Records that found no room on their way.</summary>
    public long Dropped
    {
        get
        {
            long sum = 0;
            foreach (var tap in _taps.Taps) sum += tap.Dropped;
            return sum;
        }
    }

    public string? Fault => _writer.Fault;

    /// <summary>Writes what is left, and ends.</summary>
    public void Dispose()
    {
        if (!_thread.IsAlive) return;
        _stop.Set();
        _thread.Join();
        _counters.Dispose();
        _writer.Dispose();
        _stop.Dispose();
    }

    // A thread has its id from the first thing that it does.
    private static StageThreads Threads(Pipeline pipeline)
    {
        SpinWait.SpinUntil(() => pipeline.StageThreads() is { Feed: not 0 } threads && threads.Shards.All(id => id != 0), TimeSpan.FromSeconds(1));
        return pipeline.StageThreads();
    }

    private void Run()
    {
        while (!_stop.Wait(_options.Every)) Round(isLast: false);
        Round(isLast: false);
        Round(isLast: true);
    }

    private void Round(bool isLast)
    {
        _counters.Sample();
        foreach (var tap in _taps.Taps) Take(tap.Reader);
        foreach (var (number, order) in _orders)
        {
            var isOld = isLast || MonotonicClock.ElapsedNs(Stages.LastStamp(in order), _counters.LastStamp) > MostWaitNs;
            if (IsWhole(in order) || isOld) _ended.Add(number);
        }

        foreach (var number in _ended)
        {
            _orders.Remove(number, out var order);
            _ready.Add(order);
        }

        _ended.Clear();
        Write(isLast);
        Volatile.Write(ref _rounds, _rounds + 1);
    }

    private void Take(RingConsumer<LatencyRecord> reader)
    {
        var available = reader.Available(int.MaxValue);
        if (available <= 0) return;
        var last = reader.Next + available - 1;
        for (var sequence = reader.Next; sequence <= last; sequence++)
        {
            ref readonly var record = ref reader[sequence];
            if (record.Kind == LatencyRecordKind.Tick) _ready.Add(record);
            else Join(in record);
        }

        reader.Release(last);
    }

    // The halves of an order come from two threads, in any order.
    private void Join(in LatencyRecord half)
    {
        ref var order = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_orders, half.Order, out var isKnown);
        if (!isKnown) order = half;
        else if (half.Kind == LatencyRecordKind.OrderSent) (order.Encoded, order.Sent) = (half.Encoded, half.Sent);
        else
        {
            var (encoded, sent) = (order.Encoded, order.Sent);
            order = half;
            if (half.Sent == 0) (order.Encoded, order.Sent) = (encoded, sent);
        }
    }

    private static bool IsWhole(in LatencyRecord order) => order is { Kind: LatencyRecordKind.Order, Sent: not 0 };

    // What ended after the last sample waits for the next one.
    private void Write(bool isLast)
    {
        var dropped = (int)Math.Min(int.MaxValue, Dropped);
        var kept = 0;
        for (var i = 0; i < _ready.Count; i++)
        {
            var record = _ready[i];
            if (!isLast && Stages.LastStamp(in record) > _counters.LastStamp)
            {
                _ready[kept++] = record;
                continue;
            }

            var entry = new LedgerEntry { Record = record };
            if (Stages.TrySlowest(in record, out var stage, out _)) entry.Counters = _counters.During(in record, stage);
            entry.Counters.Dropped = dropped;
            _rows.Add(entry);
        }

        _ready.RemoveRange(kept, _ready.Count - kept);
        _writer.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rows));
        _rows.Clear();
    }

    private LedgerHead Head() => new()
    {
        Frequency = Stopwatch.Frequency, Stamp = MonotonicClock.Stamp(), UnixNs = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * (EngineTime.NsPerSecond / TimeSpan.TicksPerSecond),
        Sample = _options.Sample, HasTradeThread = _counters.HasTradeThread, HasDelays = _counters.HasDelays,
        Collections = [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)],
        Symbols = [.. _pipeline.Instruments.All.ToArray().Select(instrument => instrument.Name)],
    };
}
