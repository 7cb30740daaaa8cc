using System.Diagnostics;
using System.Security.Cryptography;

namespace FastEngine.Host.Drilling.Serving;

/// <summary>Work that has nothing to do with the engine: so much of a core as the API and its clients took, for what any neighbour costs the hot path.</summary>
internal static class OtherWork
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(10);

    /// <summary>Until it is told to stop.</summary>
    /// <param name="share">Of a core, 0 to 1.</param>
    /// <param name="ready">Is told before it begins.</param>
    public static ApiLoadResult Run(double share, Action ready, CancellationToken stop)
    {
        // Some memory, as a server goes through some.
        var memory = new byte[1 << 20];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        ready();
        while (!stop.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            for (var at = 0; Stopwatch.GetElapsedTime(begun) < s_period * share; at = (at + 4_096) % memory.Length)
            {
                SHA256.HashData(memory.AsSpan(at, 4_096), digest);
                digest.CopyTo(memory.AsSpan(at));
            }

            // It sleeps whole milliseconds, and rather longer than shorter.
            Thread.Sleep((int)Math.Round((s_period * (1 - share)).TotalMilliseconds));
        }

        return new ApiLoadResult();
    }
}
