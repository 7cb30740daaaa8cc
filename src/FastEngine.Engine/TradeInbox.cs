using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>One producer's way to the trade stage.</summary>
internal abstract class TradeInbox
{
    /// <summary>The slot to fill.</summary>
    public abstract ref TradeEvent Claim();

    /// <summary>Hands over what was claimed last.</summary>
    public abstract void Publish();
}

/// <summary>To a stage on the same thread.</summary>
internal sealed class QueueInbox(EventQueue<TradeEvent> queue) : TradeInbox
{
    public override ref TradeEvent Claim() => ref queue.Add();

    public override void Publish()
    {
    }
}

/// <summary>To a stage on a thread of its own; one for each producer. Waits for room: the stage never waits for a producer.</summary>
internal sealed class RingInbox(MultiProducerRing<TradeEvent> ring) : TradeInbox
{
    private long _claimed;

    public override ref TradeEvent Claim()
    {
        var idle = default(BackoffIdle);
        _claimed = ring.Claim(1, ref idle);
        return ref ring[_claimed];
    }

    public override void Publish() => ring.Publish(_claimed, _claimed);
}
