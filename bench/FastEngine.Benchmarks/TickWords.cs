using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Benchmarks;

/// <summary>What every consumer of a throughput benchmark does with an event: it reads all of its cache line.</summary>
internal static unsafe class TickWords
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Sum(ref readonly Tick tick)
    {
        ref readonly var words = ref Unsafe.As<Tick, Words>(ref Unsafe.AsRef(in tick));
        return words.Value[0] + words.Value[1] + words.Value[2] + words.Value[3]
            + words.Value[4] + words.Value[5] + words.Value[6] + words.Value[7];
    }

    private struct Words
    {
        public fixed long Value[8];
    }
}
