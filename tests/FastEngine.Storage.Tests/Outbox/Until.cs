using System.Diagnostics;

namespace FastEngine.Storage.Tests.Outbox;

/// <summary>Waits for a condition, generously.</summary>
internal static class Until
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); await Task.Delay(5))
            Assert.True(clock.Elapsed < Limit, $"{what} did not come within {Limit.TotalSeconds} s");
    }
}
