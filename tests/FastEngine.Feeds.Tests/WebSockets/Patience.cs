using System.Diagnostics;

namespace FastEngine.Feeds.Tests.WebSockets;

/// <summary>Steps something until it is so; fails loudly instead of hanging.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static void Until(Func<bool> isSo, Action step)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            step();
            if (watch.Elapsed > Limit) throw new TimeoutException($"not so after {Limit.TotalSeconds} s");
            Thread.Yield();
        }
    }
}
