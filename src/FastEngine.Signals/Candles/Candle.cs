using System.Runtime.InteropServices;
using FastEngine.Core;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals.Candles;

/// <summary>One candle, one cache line: prices and quantities at the instrument's scales, volumes by aggressor.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct Candle
{
    [FieldOffset(0)] public long Open;
    [FieldOffset(8)] public long High;
    [FieldOffset(16)] public long Low;

    /// <summary>While no trade came yet: the close of the candle before.</summary>
    [FieldOffset(24)] public long Close;

    [FieldOffset(32)] public Sum96 BuyVolume;
    [FieldOffset(44)] public Sum96 SellVolume;
    [FieldOffset(56)] public int BuyTrades;
    [FieldOffset(60)] public int SellTrades;

    public readonly int Trades => BuyTrades + SellTrades;

    public readonly Int128 Volume => BuyVolume.Value + SellVolume.Value;

    /// <summary>Adds trades in arrival order: the first of all opens, the last closes.</summary>
    internal void Add(in TradeBatch batch)
    {
        if (Trades == 0)
        {
            Open = batch.First;
            High = batch.High;
            Low = batch.Low;
        }
        else
        {
            High = Math.Max(High, batch.High);
            Low = Math.Min(Low, batch.Low);
        }

        Close = batch.Last;
        BuyVolume.Add(in batch.Buy);
        SellVolume.Add(in batch.Sell);
        BuyTrades += batch.BuyTrades;
        SellTrades += batch.SellTrades;
    }

    /// <summary>Makes it the next interval's open candle: empty, at this one's close.</summary>
    internal void StartNext()
    {
        BuyVolume = default;
        SellVolume = default;
        BuyTrades = 0;
        SellTrades = 0;
        StartAt(Close);
    }

    /// <summary>Sets the price at which it closes if no trade comes.</summary>
    internal void StartAt(long price) => Open = High = Low = Close = price;
}
