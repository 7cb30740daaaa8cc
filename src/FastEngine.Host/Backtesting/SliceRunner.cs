using FastEngine.Host.Running;

namespace FastEngine.Host.Backtesting;

/// <summary>Runs slices on several threads, in their order as far as threads are free; what comes of it does not depend on how many there are.</summary>
internal sealed class SliceRunner(IReadOnlyList<Slice> slices, int jobs, Action<Slice, Action<long>, CancellationToken> run)
{
    private const int PollMs = 100;
    private readonly long[] _read = new long[slices.Count];
    private int _next = -1;
    private Exception? _failure;

    /// <param name="progress">Told bytes of tape over all slices, and their total.</param>
    /// <param name="stop">Ends the slices that run; those that have ended stay.</param>
    /// <exception cref="OperationCanceledException">After <paramref name="stop"/>.</exception>
    public void Run(Action<long, long> progress, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var total = slices.Sum(slice => slice.PlannedBytes);
        var threads = new Thread[Math.Min(jobs, slices.Count)];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(() => Work(end)) { Name = $"slices-{i}", IsBackground = true };
            threads[i].Start();
        }

        foreach (var thread in threads)
        {
            while (!thread.Join(PollMs)) progress(Read(), total);
        }

        stop.ThrowIfCancellationRequested();
        if (_failure is { } failure) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    private void Work(CancellationTokenSource end)
    {
        while (!end.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _next);
            if (number >= slices.Count) return;
            var slice = slices[number];
            try
            {
                // Behind its plan a slice has nothing more to tell; a plan goes by time, and a tape is not even.
                run(slice, bytes => Volatile.Write(ref _read[number], Math.Min(bytes, slice.PlannedBytes)), end.Token);
            }
            catch (Exception exception)
            {
                // The first one counts: the others fail of being ended.
                Interlocked.CompareExchange(ref _failure, exception, null);
                end.Cancel();
                return;
            }

            Volatile.Write(ref _read[number], slice.PlannedBytes);
        }
    }

    private long Read()
    {
        long read = 0;
        for (var i = 0; i < _read.Length; i++) read += Volatile.Read(ref _read[i]);
        return read;
    }
}
