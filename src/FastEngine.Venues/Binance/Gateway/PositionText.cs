using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>The venue's positions as updates of the trade thread.</summary>
internal static class PositionText
{
    public static Direction DirectionOf(string? positionSide, long amount) => positionSide switch
    {
        "LONG" => Direction.Long,
        "SHORT" => Direction.Short,
        _ => amount < 0 ? Direction.Short : Direction.Long,
    };

    /// <summary>A position of USD-M: unsigned for one side of two, signed where the account nets.</summary>
    public static VenueUpdate ToUpdate(MarketContext context, int id, string? side, string? amount, string? entryPrice, long timeMs, long query)
    {
        var instrument = context.Instruments[id];
        var quantity = Decimals.OrZero(amount, instrument.QuantityScale);
        return new VenueUpdate
        {
            Kind = VenueUpdateKind.Position, Query = query, TimeNs = context.VenueNs(), VenueTimeNs = timeMs * EngineTime.NsPerMs, InstrumentId = id,
            Direction = DirectionOf(side, quantity), Quantity = side is "LONG" or "SHORT" ? Math.Abs(quantity) : quantity,
            Price = Decimals.Rounded(entryPrice, instrument.PriceScale),
        };
    }

    public static VenueUpdate OfBalance(MarketContext context, int id, string? free, string? locked, long timeMs, long query) => new()
    {
        Kind = VenueUpdateKind.Position, Query = query, TimeNs = context.VenueNs(), VenueTimeNs = timeMs * EngineTime.NsPerMs, InstrumentId = id,
        Direction = Direction.Long,
        Quantity = Whole(Decimals.MoneyOrZero(free) + Decimals.MoneyOrZero(locked), context.Instruments[id].QuantityScale),
    };

    // A balance may have more decimals than the instrument: what is less than its unit cannot be sold.
    private static long Whole(Int128 money, int scale) => (long)(money / FixedPoint.PowerOfTen(Money.Scale - scale));
}
