using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>The cold side of the trade thread: hands the ledger to its handlers.</summary>
internal sealed class LedgerAgent(RingConsumer<TradeRecord> ledger, ILedgerHandler handler) : IAgent
{
    private const int Batch = 1024;

    public string Name => "ledger";

    public int DoWork()
    {
        var available = ledger.Available(Batch);
        if (available <= 0) return 0;
        var first = ledger.Next;
        for (var sequence = first; sequence < first + available; sequence++)
        {
            ref readonly var record = ref ledger[sequence];
            if (record.Kind == TradeRecordKind.Output) handler.OnLedger(in record.Output);
            else if (record.Kind == TradeRecordKind.Inbound) handler.OnInbound(in record.Inbound);
        }

        ledger.Release(first + available - 1);
        return available;
    }
}
