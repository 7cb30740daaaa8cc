using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Orders;

/// <summary>Writes an order of each form a few times before the first that counts: what it takes is compiled then, and what signs has been loaded.</summary>
internal static class OrderWarmUp
{
    private const int Rounds = 40;

    public static void Run(OrderEncoder encoder, Market market, InstrumentTable instruments)
    {
        foreach (var instrument in instruments.All)
        {
            if (instrument.Market != market) continue;
            for (var i = 0; i < Rounds; i++) Write(encoder, market, instrument);
            return;
        }
    }

    private static void Write(OrderEncoder encoder, Market market, Instrument instrument)
    {
        var terms = new OrderTerms { Id = new ClientOrderId { Leg = OrderLeg.Exit }, InstrumentId = instrument.Id, Quantity = instrument.Lot, Price = instrument.Tick, ReduceOnly = true };
        foreach (var type in (ReadOnlySpan<OrderType>)[OrderType.Market, OrderType.Limit, OrderType.StopMarket, OrderType.TakeProfitMarket])
        {
            terms.Type = type;
            encoder.Place(in terms, 1);
            encoder.Cancel(in terms, 1);
        }

        if (market == Market.Spot) encoder.PlaceList(in terms, in terms, 1);
    }
}
