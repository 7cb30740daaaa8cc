using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Signals.Windows;

/// <summary>Adds up the trades of a batch, and tells which of them are large.</summary>
/// <param name="largeMultipleMilli">A trade is large above this many thousandths of the mean quantity of a window as it stands just before it.</param>
internal sealed class TradeBatchReader(ulong largeMultipleMilli)
{
    // So small that nothing of a batch overflows 63 bits: quantities, and deviations whose squares are added.
    private const ulong SmallQuantity = 1UL << 54;
    private const long SmallDeviation = 1L << 27;

    // The exact test of fewer costs less than the bound.
    private const int BoundFrom = 4;

    // Rounding of the bound below is far smaller.
    private const double BelowExact = 1 - 1e-12;

    /// <param name="window">The window of large trades, without the batch.</param>
    /// <param name="basePrice">What deviations are taken from.</param>
    /// <param name="trades">At most <see cref="TradePool.BatchTrades"/>, oldest first.</param>
    /// <param name="batch">Filled.</param>
    public void Read(in WindowSum window, long basePrice, ReadOnlySpan<WindowTrade> trades, out TradeBatch batch)
    {
        if (!TryReadSmall(in window, basePrice, trades, out batch)) ReadAny(in window, basePrice, trades, out batch);
    }

    private bool TryReadSmall(in WindowSum window, long basePrice, ReadOnlySpan<WindowTrade> trades, out TradeBatch batch)
    {
        long buy = 0, sell = 0, deviations = 0, squares = 0;
        var quantityBits = 0UL;
        var low = long.MaxValue;
        var high = long.MinValue;
        int sells = 0, large = 0, largeBuys = 0;
        var never = trades.Length < BoundFrom ? 0 : NeverLarge(in window, trades.Length);
        for (var i = 0; i < trades.Length; i++)
        {
            ref readonly var trade = ref trades[i];
            var sign = trade.SignedQuantity >> 63;
            var quantity = (trade.SignedQuantity ^ sign) - sign;
            if (quantity > never && IsLarge(in window, buy + sell, i, quantity))
            {
                large++;
                largeBuys += 1 + (int)sign;
            }

            quantityBits |= (ulong)quantity;
            buy += quantity & ~sign;
            sell += quantity & sign;
            sells -= (int)sign;
            low = Math.Min(low, trade.Price);
            high = Math.Max(high, trade.Price);
            var deviation = trade.Price - basePrice;
            deviations += deviation;
            squares += deviation * deviation;
        }

        batch = new TradeBatch
        {
            BuyTrades = trades.Length - sells, SellTrades = sells, First = trades[0].Price, High = high, Low = low, Last = trades[^1].Price,
            LargeTrades = large, LargeBuys = largeBuys, SquaredDeviations = squares,
        };
        batch.Buy.Add(buy);
        batch.Sell.Add(sell);
        batch.Deviations.Add(deviations);
        return quantityBits < SmallQuantity && low - basePrice > -SmallDeviation && high - basePrice < SmallDeviation;
    }

    // The same with sums that hold anything.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadAny(in WindowSum window, long basePrice, ReadOnlySpan<WindowTrade> trades, out TradeBatch batch)
    {
        batch = new TradeBatch { First = trades[0].Price, High = long.MinValue, Low = long.MaxValue, Last = trades[^1].Price };
        var running = window;
        foreach (ref readonly var trade in trades)
        {
            var isSale = trade.SignedQuantity < 0;
            var quantity = Math.Abs(trade.SignedQuantity);
            if (IsLarge(in running, volumeSince: 0, tradesSince: 0, quantity))
            {
                batch.LargeTrades++;
                if (!isSale) batch.LargeBuys++;
            }

            running.Add(isSale ? 1 : 0, quantity);
            if (isSale)
            {
                batch.Sell.Add(quantity);
                batch.SellTrades++;
            }
            else
            {
                batch.Buy.Add(quantity);
                batch.BuyTrades++;
            }

            batch.High = Math.Max(batch.High, trade.Price);
            batch.Low = Math.Min(batch.Low, trade.Price);
            var deviation = trade.Price - basePrice;
            batch.Deviations.Add(deviation);
            batch.SquaredDeviations += (Int128)deviation * deviation;
        }
    }

    // A quantity that is large at no place of the batch: the mean is no lower than today's volume over the trades there will be.
    private long NeverLarge(in WindowSum window, int trades)
    {
        if (window.Trades == 0) return 0;
        var volume = window.Buy;
        volume.Add(in window.Sell);
        return volume.FitsUInt64(out var small) ? (long)(small * (largeMultipleMilli / (1000.0 * (window.Trades + trades))) * BelowExact) : 0;
    }

    // quantity > multiple * volume / trades, in integers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsLarge(in WindowSum window, long volumeSince, int tradesSince, long quantity)
    {
        var trades = window.Trades + tradesSince;
        if (trades == 0) return false;
        var volume = window.Buy;
        volume.Add(in window.Sell);
        volume.Add(volumeSince);
        if (!volume.FitsUInt64(out var small)) return (Int128)quantity * trades * 1000 > volume.Value * largeMultipleMilli;
        var high = Math.BigMul((ulong)quantity, (ulong)trades * 1000, out var low);
        var limitHigh = Math.BigMul(small, largeMultipleMilli, out var limitLow);
        return high > limitHigh || (high == limitHigh && low > limitLow);
    }
}
