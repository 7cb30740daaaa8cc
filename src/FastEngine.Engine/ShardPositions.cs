using FastEngine.Core.Execution;
using FastEngine.Signals;

namespace FastEngine.Engine;

/// <summary>Gives a shard what the trade thread says of its positions, and marks for the journal where among the shard's events that was.</summary>
internal sealed class ShardPositions(ShardSignals<ShardSink> signals, int[] slotOf, ShardPort port)
{
    /// <summary>Whether a journal is kept.</summary>
    public bool Records { get; set; }

    public ShardPort Port => port;

    public void Apply(in PositionUpdate update)
    {
        if (Records)
        {
            port.Claim(ShardOutputKind.PositionUpdate).PositionUpdate = update;
            port.Publish();
        }

        signals.OnPosition(slotOf[update.InstrumentId], in update);
    }
}
