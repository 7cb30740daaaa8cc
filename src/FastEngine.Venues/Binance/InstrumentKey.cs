using System.Runtime.Intrinsics;

namespace FastEngine.Venues.Binance;

/// <summary>What a frame needs of its instrument: half a cache line.</summary>
/// <param name="Name">The symbol and a quote, padded with zeros; zero in a free slot.</param>
internal readonly record struct InstrumentKey(int Id, byte PriceScale, byte QuantityScale, Vector128<byte> Name = default);
