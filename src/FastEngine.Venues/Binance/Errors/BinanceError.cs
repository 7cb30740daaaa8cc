namespace FastEngine.Venues.Binance.Errors;

/// <summary>What the venue says when it does not do something.</summary>
/// <param name="Code">Negative; 0 when it gave none.</param>
/// <param name="Message">Its text. Holds no key: the venue does not repeat them.</param>
public readonly record struct BinanceError(int Code, string Message)
{
    public override string ToString() => Code == 0 ? Message : $"{Code} {Message}";
}
