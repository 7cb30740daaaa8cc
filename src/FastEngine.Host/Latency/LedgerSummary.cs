using System.Diagnostics;
using FastEngine.Engine.Latency;
using FastEngine.Rings;

namespace FastEngine.Host.Latency;

/// <summary>What a data directory's latency ledger says: percentiles of the stages, the tail, and what it is blamed on.</summary>
internal sealed class LedgerSummary
{
    // The tail is what is slower than this share of its kind.
    private const double TailPercentile = 99.9;

    private readonly List<SlowRecord> _slow = [];
    private readonly int[] _tail = new int[Enum.GetValues<Culprit>().Length];
    private readonly long[] _collections = new long[3];

    public StageFigures Ticks { get; } = new();

    public StageFigures Orders { get; } = new();

    public int Files { get; private set; }

    public int Sample { get; private set; }

    /// <summary>Of the first record and the last; 0 when there is none.</summary>
    public long FromUnixNs { get; private set; }

    public long ToUnixNs { get; private set; }

    /// <summary>Records that found no room on their way.</summary>
    public long Dropped { get; private set; }

    /// <summary>Whether the system told how long threads waited for a core, in every file.</summary>
    public bool HasDelays { get; private set; } = true;

    /// <summary>Of the engine's process while the ledger was kept, by generation.</summary>
    public IReadOnlyList<long> Collections => _collections;

    /// <summary>The slowest first.</summary>
    public IReadOnlyList<SlowRecord> Slowest => _slow;

    /// <summary>Records of the tail by what they are blamed on.</summary>
    public int TailOf(Culprit culprit) => _tail[(int)culprit];

    /// <param name="paths">Files of the ledger.</param>
    /// <param name="slowest">How many slow records are wanted.</param>
    /// <exception cref="InvalidDataException">A file is no ledger, or of another version or clock.</exception>
    public static LedgerSummary Of(IReadOnlyList<string> paths, int slowest)
    {
        var summary = new LedgerSummary();
        foreach (var path in paths) summary.Count(path);
        var (ticks, orders) = (summary.Ticks.Total.PercentileNs(TailPercentile), summary.Orders.Total.PercentileNs(TailPercentile));
        foreach (var path in paths) summary.Blame(path, ticks, orders);
        summary._slow.Sort((a, b) => b.TotalNs.CompareTo(a.TotalNs));
        if (summary._slow.Count > slowest) summary._slow.RemoveRange(slowest, summary._slow.Count - slowest);
        return summary;
    }

    private void Count(string path)
    {
        var (head, entries) = LedgerFiles.Read(path);
        if (head.Frequency != Stopwatch.Frequency) throw new InvalidDataException($"{path} was kept by a machine whose clock counts {head.Frequency:N0} a second, and this one's counts {Stopwatch.Frequency:N0}");
        Files++;
        Sample = head.Sample;
        HasDelays &= head.HasDelays;
        foreach (ref readonly var entry in entries.AsSpan())
        {
            (entry.Record.Kind == LatencyRecordKind.Tick ? Ticks : Orders).Add(in entry.Record);
            var unixNs = UnixNs(head, in entry.Record);
            if (FromUnixNs == 0 || unixNs < FromUnixNs) FromUnixNs = unixNs;
            if (unixNs > ToUnixNs) ToUnixNs = unixNs;
        }

        if (entries is not [.., var last]) return;
        Dropped = Math.Max(Dropped, last.Counters.Dropped);
        _collections[0] += Math.Max(0, last.Counters.Gen0 - head.Collections[0]);
        _collections[1] += Math.Max(0, last.Counters.Gen1 - head.Collections[1]);
        _collections[2] += Math.Max(0, last.Counters.Gen2 - head.Collections[2]);
    }

    private void Blame(string path, long slowTickNs, long slowOrderNs)
    {
        var (head, entries) = LedgerFiles.Read(path);
        foreach (ref readonly var entry in entries.AsSpan())
        {
            var total = Stages.TotalNs(in entry.Record);
            if (total < (entry.Record.Kind == LatencyRecordKind.Tick ? slowTickNs : slowOrderNs) || !Stages.TrySlowest(in entry.Record, out var stage, out var ns)) continue;
            var culprit = Culprits.Of(stage, ns, in entry.Counters, head.HasTradeThread);
            _tail[(int)culprit]++;
            var id = entry.Record.InstrumentId;
            _slow.Add(new SlowRecord(entry, UnixNs(head, in entry.Record), id >= 0 && id < head.Symbols.Length ? head.Symbols[id] : null, total, stage, ns, culprit));
        }
    }

    private static long UnixNs(LedgerHead head, in LatencyRecord record) => head.UnixNs - MonotonicClock.ElapsedNs(Stages.FirstStamp(in record), head.Stamp);
}
