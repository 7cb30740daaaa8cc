using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Exits;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>Follows near misses off the hot path: what a trade from an evaluation that stopped at level 3, 4 or the score would have made.</summary>
/// <remarks>A shadow is entered at the price of its record and left by the initial and the trailing stop alone, on closed candles of the fastest
/// timeframe: within a candle the stop is looked at before the best price, so a shadow never does better than the tape. Costs are two taker fees.
/// One shadow is open a symbol and direction; near misses while it is open are counted to it.</remarks>
internal sealed class ShadowTrades(InstrumentTable instruments, long fastestNs, ExitOptions exits, Func<Market, double> takerFee) : IShardOutputHandler
{
    private readonly ShadowTrade?[] _open = new ShadowTrade?[instruments.Count * 2];

    /// <summary>In the order of their entries; the last ones may be open.</summary>
    public List<ShadowTrade> All { get; } = [];

    /// <summary>Near misses, those while a shadow was open included.</summary>
    public long Count { get; private set; }

    public void OnDecision(in DecisionRecord record)
    {
        if (record.Level < 3 || record.Outcome != DecisionOutcome.Rejected) return;
        Count++;
        ref var open = ref _open[record.InstrumentId * 2 + (int)record.Direction];
        if (open is not null)
        {
            open.More++;
            return;
        }

        open = new ShadowTrade
        {
            Record = record, BestPrice = record.Price,
            StopPrice = StopPrices.Initial(record.Direction, record.Price, 1, record.ZoneEdge, exits.StopMinPpm, exits.StopMaxPpm),
        };
        All.Add(open);
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
        if (candle.Timeframe != 0) return;
        var endNs = candle.OpenTimeNs + fastestNs;
        for (var direction = Direction.Long; direction <= Direction.Short; direction++)
        {
            ref var open = ref _open[candle.InstrumentId * 2 + (int)direction];
            // The candle of the entry holds prices from before it.
            if (open is null || candle.OpenTimeNs < open.Record.TimeNs) continue;
            if (!open.Follow(in candle.Candle, endNs, exits)) continue;
            open.NetPct = open.GrossPct - 200 * takerFee(instruments[candle.InstrumentId].Market);
            open = null;
        }
    }
}
