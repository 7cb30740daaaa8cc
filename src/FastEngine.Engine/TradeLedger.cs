using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>The trade thread's end of the ledger ring: one whose readers are waited for, or one that goes on in a reserved file when its only reader stalls.</summary>
internal sealed class TradeLedger : IDisposable
{
    private readonly SpillRing<TradeRecord>? _spill;

    public TradeLedger(int slots) => Ring = new SingleProducerRing<TradeRecord>(slots);

    public TradeLedger(int slots, LedgerOverflow overflow) => _spill = new SpillRing<TradeRecord>(slots, overflow.Path, overflow.Slots);

    /// <summary>The ring whose readers are waited for; null for the other.</summary>
    public SingleProducerRing<TradeRecord>? Ring { get; }

    /// <summary>How much of the reserved file is in use, 0 to 1.</summary>
    public double OverflowFill => _spill?.OverflowFill ?? 0;

    public long Spilled => _spill?.Spilled ?? 0;

    /// <summary>The journal's end.</summary>
    public ILedgerReader NewReader() => _spill is null ? new RingLedgerReader(Ring!) : new SpillLedgerReader(_spill);

    public ref TradeRecord Claim(TradeRecordKind kind, out long sequence)
    {
        if (_spill is null)
        {
            var idle = default(BackoffIdle);
            sequence = Ring!.Claim(1, ref idle);
            Ring[sequence].Kind = kind;
            return ref Ring[sequence];
        }

        if (!_spill.TryClaim(out sequence)) throw new InvalidOperationException("the ledger's overflow is full: nothing could be journalled for too long, and the trade thread stops before it loses an event");
        _spill[sequence].Kind = kind;
        return ref _spill[sequence];
    }

    public void Publish(long sequence)
    {
        if (_spill is null) Ring!.Publish(sequence);
        else _spill.Publish(sequence);
    }

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

    public void Close() => Ring?.Close();

    public void Dispose() => _spill?.Dispose();
}
