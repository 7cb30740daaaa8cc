using System.Globalization;
using FastEngine.Feeds.Generation;

namespace FastEngine.Host.Drilling.Faults;

/// <summary>Draws what goes wrong from a seed: some kinds of faults of all that there are, each as bad as it may get at a venue on a bad day.</summary>
internal static class FaultScripts
{
    private const double KindChance = 0.3;

    // Of frames and requests: at some dozens of each a second a connection lives for seconds.
    private static readonly (string Name, double Most)[] Chances =
    [
        ("error", 0.15), ("unknown", 0.25), ("unanswered", 0.25), ("limit", 0.02), ("ban", 0.005), ("timestamp", 0.05), ("drop", 0.05), ("duplicate", 0.05),
        ("reorder", 0.05), ("garbage", 0.02), ("split", 0.05), ("disconnect", 0.005), ("halfopen", 0.001), ("freeze", 0.002), ("missing", 0.3), ("repeat", 0.3), ("part", 0.3),
    ];

    private static readonly (string Name, int MostMs)[] Times = [("latency", 150), ("jitter", 300), ("clock", 250), ("hide", 1_500), ("freeze-for", 8_000)];

    /// <summary>As <c>simulate --faults</c> takes it.</summary>
    public static string Of(ulong seed)
    {
        var random = new Xoshiro256(seed);
        List<string> parts = [string.Create(CultureInfo.InvariantCulture, $"seed={seed}")];
        foreach (var (name, most) in Chances)
        {
            // Small ones are as likely as large ones.
            var (falls, size) = (random.NextUnit() < KindChance, random.NextUnit());
            if (falls) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={most * Math.Pow(10, -1.5 * size):0.#####}"));
        }

        foreach (var (name, mostMs) in Times)
        {
            var (falls, size) = (random.NextUnit() < KindChance, random.NextUnit());
            if (falls) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={1 + (int)(mostMs * size)}ms"));
        }

        return string.Join(',', parts);
    }
}
