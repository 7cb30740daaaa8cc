using FastEngine.Rings;

namespace FastEngine.Benchmarks;

/// <summary>The two threads of a ring benchmark: the caller on the first usable core, the other one on the last.</summary>
internal static class PinnedPair
{
    /// <summary>Starts <paramref name="other"/>, which runs until the process ends.</summary>
    public static void Start(Action other)
    {
        var cores = CpuTopology.UsableCores();
        if (cores.Length < 2) Console.WriteLine("// one usable core: both threads share it, and the figures mean nothing");
        var thread = new Thread(() =>
        {
            CpuTopology.TryPinCurrentThread(cores[^1]);
            other();
        })
        {
            IsBackground = true,
            Name = "other side",
        };
        thread.Start();
        CpuTopology.TryPinCurrentThread(cores[0]);
    }
}
