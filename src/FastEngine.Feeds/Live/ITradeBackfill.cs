using FastEngine.Feeds.Intake;

namespace FastEngine.Feeds.Live;

/// <summary>Fetches the trades that a gap of ids left out, away from the feed thread. The feed asks and looks; neither call waits or allocates.</summary>
public interface ITradeBackfill
{
    /// <returns>False when no more gaps can be taken now: asked again later.</returns>
    bool TryRequest(in TradeGap gap);

    /// <summary>The next trade or end of what was asked for: a gap's trades by id, then its end.</summary>
    bool TryTake(out BackfillStep step);
}
