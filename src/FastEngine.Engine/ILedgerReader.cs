using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>Reads the ledger ring by polling, whichever it is.</summary>
internal interface ILedgerReader
{
    long Next { get; }

    /// <summary>Looks how far can be read.</summary>
    long Highest();

    ref readonly TradeRecord this[long sequence] { get; }

    void Release(long through);
}

internal sealed class RingLedgerReader(SingleProducerRing<TradeRecord> ring) : ILedgerReader
{
    private readonly RingConsumer<TradeRecord> _consumer = new(ring);

    public long Next => _consumer.Next;

    public long Highest() => _consumer.HighestPublished();

    public ref readonly TradeRecord this[long sequence] => ref _consumer[sequence];

    public void Release(long through) => _consumer.Release(through);
}

internal sealed class SpillLedgerReader(SpillRing<TradeRecord> ring) : ILedgerReader
{
    private readonly SpillConsumer<TradeRecord> _consumer = ring.Consumer;

    public long Next => _consumer.Next;

    public long Highest() => _consumer.HighestAvailable();

    public ref readonly TradeRecord this[long sequence] => ref _consumer[sequence];

    public void Release(long through) => _consumer.Release(through);
}
