using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>The trade thread's end of the ledger ring.</summary>
internal sealed class TradeLedger(int slots)
{
    public SingleProducerRing<TradeRecord> Ring { get; } = new(slots);

    public ref TradeRecord Claim(TradeRecordKind kind, out long sequence)
    {
        var idle = default(BackoffIdle);
        sequence = Ring.Claim(1, ref idle);
        ref var slot = ref Ring[sequence];
        slot.Kind = kind;
        return ref slot;
    }

    public void Publish(long sequence) => Ring.Publish(sequence);

    public void Inbound(in TradeEvent e)
    {
        Claim(TradeRecordKind.Inbound, out var sequence).Inbound = e;
        Publish(sequence);
    }

    public void Mark(TradeRecordKind kind)
    {
        Claim(kind, out var sequence);
        Publish(sequence);
    }
}
