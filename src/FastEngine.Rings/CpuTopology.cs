using System.Numerics;

namespace FastEngine.Rings;

/// <summary>Which cores this process may use, and pinning of threads to them.</summary>
public static unsafe class CpuTopology
{
    // 1,024 cores, the size of glibc's cpu_set_t.
    private const int MaskWords = 16;
    private const int WordBits = 64;

    /// <summary>How many threads can run at once: the affinity mask's cores, or fewer when a CPU quota allows less.</summary>
    public static int UsableCoreCount => Math.Min(UsableCores().Length, Environment.ProcessorCount);

    /// <summary>Numbers of the cores in the process's affinity mask, ascending.</summary>
    public static int[] UsableCores()
    {
        var mask = stackalloc ulong[MaskWords];
        // The process id is the id of its first thread, which is never pinned by this code.
        if (!OperatingSystem.IsLinux() || LinuxNative.GetAffinity(Environment.ProcessId, MaskWords * sizeof(ulong), mask) != 0)
            return [.. Enumerable.Range(0, Environment.ProcessorCount)];
        var cores = new List<int>();
        for (var word = 0; word < MaskWords; word++)
        {
            for (var bits = mask[word]; bits != 0; bits &= bits - 1)
                cores.Add(word * WordBits + BitOperations.TrailingZeroCount(bits));
        }

        return [.. cores];
    }

    /// <summary>Id that the system gave to the calling thread; 0 where it has none.</summary>
    public static int CurrentThreadId() => OperatingSystem.IsLinux() ? LinuxNative.GetThreadId() : 0;

    /// <summary>Lets the calling thread run on one core only.</summary>
    /// <returns>False when the system refused or cannot do it; the thread runs where it did.</returns>
    public static bool TryPinCurrentThread(int core)
    {
        if (!OperatingSystem.IsLinux() || (uint)core >= MaskWords * WordBits) return false;
        var mask = stackalloc ulong[MaskWords];
        new Span<ulong>(mask, MaskWords).Clear();
        mask[core / WordBits] = 1UL << (core % WordBits);
        return LinuxNative.SetAffinity(0, MaskWords * sizeof(ulong), mask) == 0;
    }
}
