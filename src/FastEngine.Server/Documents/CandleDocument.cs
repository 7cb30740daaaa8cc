namespace FastEngine.Server.Documents;

/// <summary>A closed candle; numbers for drawing, not for reckoning.</summary>
public sealed record CandleDocument
{
    public required long TimeNs { get; init; }

    public required double Open { get; init; }

    public required double High { get; init; }

    public required double Low { get; init; }

    public required double Close { get; init; }

    public required double BuyVolume { get; init; }

    public required double SellVolume { get; init; }
}
