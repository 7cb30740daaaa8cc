using System.Runtime.InteropServices;
using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>A slot of the ledger ring: what the trade thread was told and what it said, in its order.</summary>
[StructLayout(LayoutKind.Explicit)]
public struct TradeRecord
{
    [FieldOffset(0)] public TradeRecordKind Kind;

    /// <summary>Of a position update.</summary>
    [FieldOffset(4)] public int Shard;

    /// <summary>Events that were skipped.</summary>
    [FieldOffset(8)] public long Skipped;

    [FieldOffset(16)] public LedgerEvent Output;
    [FieldOffset(16)] public TradeEvent Inbound;
}
