namespace FastEngine.Core;

/// <summary>The raw fields of one trade frame, as byte ranges of the frame; used where the instrument is not known yet.</summary>
public ref struct TradeFields
{
    /// <summary>Symbol as printed, unescaped names only.</summary>
    public ReadOnlySpan<byte> Symbol;

    /// <summary>Price, the digits between the quotes.</summary>
    public ReadOnlySpan<byte> Price;

    /// <summary>Quantity, the digits between the quotes.</summary>
    public ReadOnlySpan<byte> Quantity;

    public long ExchangeTimeNs;
    public long TradeId;
    public Side Aggressor;
    public TradeStream Stream;

    /// <summary>The market that the frame itself tells, else null.</summary>
    public Market? Market;
}
