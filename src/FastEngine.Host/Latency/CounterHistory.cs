using FastEngine.Engine.Latency;
using FastEngine.Rings;

namespace FastEngine.Host.Latency;

/// <summary>The last samples of the counters, and what they did during a stage. One thread's.</summary>
internal sealed class CounterHistory : IDisposable
{
    // Of two samples a hundredth of a second apart: 20 s, longer than any stage that a person would not know of by other means.
    private const int Samples = 2_048;

    private readonly CounterSample[] _samples = new CounterSample[Samples];
    private readonly ThreadCounterReader[] _readers;
    private readonly StageThreads _threads;
    private readonly Func<int, int> _waiting;
    private long _count;

    /// <param name="threads">Of the stages; running.</param>
    /// <param name="waiting">Events on a shard's inbound ring.</param>
    public CounterHistory(StageThreads threads, Func<int, int> waiting)
    {
        _threads = threads;
        _waiting = waiting;
        int[] ids = [threads.Feed, .. threads.Shards, threads.Trade, threads.Gateway];
        _readers = [.. ids.Distinct().Select(id => new ThreadCounterReader(id))];
        for (var i = 0; i < Samples; i++) _samples[i] = new CounterSample(_readers.Length, threads.Shards.Count);
    }

    /// <summary>Whether the system tells how long threads wait for a core.</summary>
    public bool HasDelays => _readers.Any(reader => reader.HasDelays);

    /// <summary>Stamp of the last sample; 0 when there is none.</summary>
    public long LastStamp => _count == 0 ? 0 : _samples[(_count - 1) % Samples].Stamp;

    /// <summary>Whether the trade stage has a thread of its own.</summary>
    public bool HasTradeThread => _threads.Trade != 0 && _threads.Trade != _threads.Shards[0];

    public void Sample()
    {
        var sample = _samples[_count % Samples];
        sample.GcPauseNs = (long)GC.GetTotalPauseDuration().TotalNanoseconds;
        (sample.Gen0, sample.Gen1, sample.Gen2) = (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));
        for (var i = 0; i < _readers.Length; i++) sample.Threads[i] = _readers[i].Read();
        for (var shard = 0; shard < sample.Waiting.Length; shard++) sample.Waiting[shard] = _waiting(shard);
        sample.Stamp = MonotonicClock.Stamp();
        _count++;
    }

    /// <summary>What the counters of a stage's thread did while it lasted.</summary>
    /// <param name="record">Its last stamp is before the last sample.</param>
    /// <param name="stage">Of the record.</param>
    public StallCounters During(in LatencyRecord record, Stage stage)
    {
        var (from, to) = (Stages.BeforeOf(in record, stage), Stages.StampOf(in record, stage));
        var oldest = Math.Max(0, _count - Samples);
        var after = _count - 1;
        while (after > oldest && _samples[(after - 1) % Samples].Stamp >= to) after--;
        var before = after;
        while (before > oldest && _samples[before % Samples].Stamp > from) before--;
        var (first, last) = (_samples[before % Samples], _samples[after % Samples]);
        var id = ThreadOf(record.Shard, stage);
        var thread = Array.FindIndex(_readers, reader => reader.ThreadId == id);
        var (a, b) = (first.Threads[thread], last.Threads[thread]);
        var waiting = 0;
        for (var i = before; i <= after; i++) waiting = Math.Max(waiting, _samples[i % Samples].Waiting[record.Shard]);
        return new StallCounters
        {
            WindowNs = MonotonicClock.ElapsedNs(first.Stamp, last.Stamp), GcPauseNs = last.GcPauseNs - first.GcPauseNs, RunNs = b.RunNs - a.RunNs,
            DelayNs = b.DelayNs - a.DelayNs, SystemNs = b.SystemNs - a.SystemNs, Collections = last.Gen0 - first.Gen0, MinorFaults = (int)(b.Minor - a.Minor),
            MajorFaults = (int)(b.Major - a.Major), Voluntary = (int)(b.Voluntary - a.Voluntary), Involuntary = (int)(b.Involuntary - a.Involuntary),
            Waiting = waiting, Gen0 = last.Gen0, Gen1 = last.Gen1, Gen2 = last.Gen2,
        };
    }

    public void Dispose()
    {
        foreach (var reader in _readers) reader.Dispose();
    }

    private int ThreadOf(int shard, Stage stage) => stage switch
    {
        Stage.Parsed or Stage.Published => _threads.Feed,
        Stage.Consumed or Stage.Decided => _threads.Shards[shard],
        Stage.Approved => _threads.Trade,
        _ => _threads.Gateway,
    };
}
