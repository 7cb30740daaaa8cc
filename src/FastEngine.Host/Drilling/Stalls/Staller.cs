using System.Runtime.InteropServices;
using FastEngine.Host.Latency;
using FastEngine.Rings;

namespace FastEngine.Host.Drilling.Stalls;

/// <summary>Makes stalls of each kind on a shard's thread, and tells when.</summary>
internal sealed class Staller(StallingStrategy strategy)
{
    private const int SleepMs = 300;
    private const int FreshBytes = 48 << 20;
    private const int PageBytes = 4_096;
    private const int Hogs = 4;
    private const int Steps = 30_000_000;
    private const int LiveObjects = 800_000;

    // Of the stall's length, off the core though ready to run.
    private const double MostDelayed = 0.2;

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    // What a collection has to walk through.
    private readonly object[] _live = Live();
    private ulong _sum = 88_172_645_463_325_252;

    /// <exception cref="TimeoutException">The shard did not do it.</exception>
    public Stall Make(StallKind kind) => kind switch
    {
        // All threads stand still, whatever core the collector has: no load disturbs that.
        StallKind.Collection => OnShard(kind, Collect) with { IsDisturbed = false },
        StallKind.SleepingConsumer => OnShard(kind, () => Thread.Sleep(SleepMs)),
        StallKind.FreshMemory => OnShard(kind, Touch),
        _ => TakeCore(),
    };

    private Stall OnShard(StallKind kind, Action action)
    {
        Stall stall = default;
        Do(() =>
        {
            using var counters = new ThreadCounterReader(CpuTopology.CurrentThreadId());
            var before = counters.Read();
            var from = MonotonicClock.Stamp();
            action();
            var to = MonotonicClock.Stamp();
            var delayed = counters.Read().DelayNs - before.DelayNs;
            stall = new Stall(kind, from, to, delayed > MostDelayed * MonotonicClock.ElapsedNs(from, to));
        });
        return stall;
    }

    private void Collect()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.KeepAlive(_live);
    }

    private static object[] Live()
    {
        var live = new object[LiveObjects];
        for (var i = 1; i < live.Length; i++) live[i] = new Tuple<object, long>(live[i / 2], i);
        return live;
    }

    private static unsafe void Touch()
    {
        // So large that the C library takes it from the system and gives it back at once.
        var memory = (byte*)NativeMemory.Alloc(FreshBytes);
        for (var at = 0; at < FreshBytes; at += PageBytes) memory[at] = 1;
        NativeMemory.Free(memory);
    }

    private Stall TakeCore()
    {
        var core = CpuTopology.UsableCores()[^1];
        var isOver = false;
        var hogs = new Thread[Hogs];
        Do(() => CpuTopology.TryPinCurrentThread(core));
        for (var i = 0; i < Hogs; i++)
        {
            hogs[i] = new Thread(() =>
            {
                CpuTopology.TryPinCurrentThread(core);
                while (!Volatile.Read(ref isOver))
                {
                }
            })
            {
                IsBackground = true, Name = "hog",
            };
            hogs[i].Start();
        }

        var stall = OnShard(StallKind.TakenCore, Work);
        Volatile.Write(ref isOver, true);
        foreach (var hog in hogs) hog.Join();

        // Being kept off the core is what was meant; work that nobody disturbed is not.
        return stall with { IsDisturbed = !stall.IsDisturbed };
    }

    private void Work()
    {
        for (var i = 0; i < Steps; i++)
        {
            _sum ^= _sum << 13;
            _sum ^= _sum >> 7;
            _sum ^= _sum << 17;
        }
    }

    private void Do(Action action)
    {
        strategy.Do(action);
        if (!SpinWait.SpinUntil(() => strategy.IsDone, Most)) throw new TimeoutException($"the shard did not stall within {Most.TotalSeconds:F0} s");
    }
}
