using FastEngine.Feeds.Intake;
using FastEngine.Feeds.Live;

namespace FastEngine.Feeds.Tests.Live;

/// <summary>Gives what the test puts there.</summary>
internal sealed class QueueBackfill : ITradeBackfill
{
    public List<TradeGap> Asked { get; } = [];

    public Queue<BackfillStep> Steps { get; } = [];

    public bool IsFull { get; set; }

    public bool TryRequest(in TradeGap gap)
    {
        if (IsFull) return false;
        Asked.Add(gap);
        return true;
    }

    public bool TryTake(out BackfillStep step) => Steps.TryDequeue(out step);
}
