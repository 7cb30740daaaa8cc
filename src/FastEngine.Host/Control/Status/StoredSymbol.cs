namespace FastEngine.Host.Control.Status;

/// <summary>A symbol's database as a file.</summary>
/// <param name="Name">As <c>binance/usdm/BTCUSDT</c>.</param>
/// <param name="Bytes">With its log.</param>
/// <param name="ChangedNs">When it was last written.</param>
public sealed record StoredSymbol(string Name, long Bytes, long ChangedNs);
