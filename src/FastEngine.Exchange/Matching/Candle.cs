namespace FastEngine.Exchange.Matching;

/// <summary>What traded within a minute or a longer interval.</summary>
internal struct Candle
{
    public long OpenMs;
    public decimal Open;
    public decimal High;
    public decimal Low;
    public decimal Close;
    public decimal Volume;
    public decimal QuoteVolume;
    public decimal TakerBuyVolume;
    public decimal TakerBuyQuote;
    public long FirstId;
    public long LastId;
    public int Trades;

    /// <summary>Takes what a later candle holds.</summary>
    public void Merge(in Candle later)
    {
        High = Math.Max(High, later.High);
        Low = Math.Min(Low, later.Low);
        Close = later.Close;
        Volume += later.Volume;
        QuoteVolume += later.QuoteVolume;
        TakerBuyVolume += later.TakerBuyVolume;
        TakerBuyQuote += later.TakerBuyQuote;
        LastId = later.LastId;
        Trades += later.Trades;
    }
}
