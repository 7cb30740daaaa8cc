using FastEngine.Core;

namespace FastEngine.Host.Service.Markets.Lockstep;

/// <summary>The last events of each symbol with their trade ids: an order says the last trade that it was decided behind.</summary>
/// <remarks>Written by the hot thread while nothing is on its way to the gateway's, which reads it.</remarks>
internal sealed class DecidedTrades(int instruments)
{
    // One raw trade can lead to two trades: one that it confirms, and itself.
    private const int Kept = 4;

    private readonly (long Sequence, long TradeId)[] _last = new (long, long)[instruments * Kept];
    private readonly int[] _count = new int[instruments];

    public void Add(in Tick tick)
    {
        ref var count = ref _count[tick.InstrumentId];
        _last[tick.InstrumentId * Kept + count++ % Kept] = (tick.Sequence, tick.TradeId);
    }

    /// <summary>The highest trade id of an instrument up to an event; -1 for none.</summary>
    public long At(int instrumentId, long sequence)
    {
        var id = -1L;
        for (var i = 0; i < Math.Min(Kept, _count[instrumentId]); i++)
        {
            var (at, tradeId) = _last[instrumentId * Kept + i];
            if (at <= sequence) id = Math.Max(id, tradeId);
        }

        return id;
    }
}
