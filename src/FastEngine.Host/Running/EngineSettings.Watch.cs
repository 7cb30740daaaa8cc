using FastEngine.Host.Configuration;
using FastEngine.Host.Service.Watching;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    internal static WatchOptions Watch(ResolvedConfig config) => new()
    {
        Lasts = TimeSpan.FromTicks(config.Get(Knobs.Watchlist.Lasts) / TimeSpan.NanosecondsPerTick), WarnBefore = TimeSpan.FromTicks(config.Get(Knobs.Watchlist.WarnBefore) / TimeSpan.NanosecondsPerTick),
        Top = config.Get(Knobs.Watchlist.Top), Quote = config.Get(Knobs.Watchlist.Quote).Trim().ToUpperInvariant(), FollowsTop = config.Get(Knobs.Watchlist.FollowsTop),
    };
}
