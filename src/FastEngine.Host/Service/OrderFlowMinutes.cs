using FastEngine.Core;
using FastEngine.Signals.Candles;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Host.Service;

/// <summary>Joins closed candles of the fastest timeframe into the minutes of <c>order_flow</c>.</summary>
internal sealed class OrderFlowMinutes(InstrumentTable instruments, long fastestNs)
{
    private readonly OrderFlowRow[] _open = new OrderFlowRow[instruments.Count];
    private readonly Int128[] _cvd = new Int128[instruments.Count];

    /// <summary>Adds a candle; the row is that of the minute that ends with it, if one does.</summary>
    /// <returns>False while the minute goes on, and always when candles are longer than one.</returns>
    public bool Add(in ClosedCandle closed, out OrderFlowRow row)
    {
        row = default;
        if (EngineTime.NsPerMinute % fastestNs != 0) return false;
        ref var open = ref _open[closed.InstrumentId];
        var minute = EngineTime.FloorMultiple(closed.OpenTimeNs, EngineTime.NsPerMinute);
        if (open.TimeNs != minute) open = new OrderFlowRow { TimeNs = minute, QuantityScale = instruments[closed.InstrumentId].QuantityScale };
        ref readonly var candle = ref closed.Candle;
        open.BuyVolume += candle.BuyVolume.Value;
        open.SellVolume += candle.SellVolume.Value;
        open.BuyTrades += candle.BuyTrades;
        open.SellTrades += candle.SellTrades;
        _cvd[closed.InstrumentId] += candle.BuyVolume.Value - candle.SellVolume.Value;
        if (closed.OpenTimeNs + fastestNs < minute + EngineTime.NsPerMinute) return false;
        open.Cvd = _cvd[closed.InstrumentId];
        row = open;
        return true;
    }
}
