using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Tests.Reports;

/// <summary>The shortfall of entries, reckoned by hand. Prices have two decimals, quantities none.</summary>
public class ShortfallTests
{
    private static readonly InstrumentTable Instruments = new(
    [
        new Instrument { Id = 0, Symbol = "S", Name = "S", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 0, Tick = 1, Lot = 1 },
    ]);

    private readonly ShortfallTally _tally = new(Instruments);

    // 10 bought at 100.20 that were decided at 100.00: 2 and a fee of 0.50 on 1,000: 25 bps.
    [Fact]
    public void Of_a_market_order_it_is_the_prices_and_the_fees()
    {
        Place(1, position: 1, quantity: 10, Direction.Long, reference: 100_00);
        Fill(1, 6, 100_10, fee: 0.3m);
        Fill(1, 4, 100_35, fee: 0.2m);
        var style = Assert.Single(_tally.Read());
        Assert.Equal((1L, 1L, 1.0), (style.Entries, style.Orders, style.FilledShare));
        Assert.Equal((20.0, 5.0, 0.0, 25.0), (style.PriceBps, style.FeeBps, style.OpportunityBps, style.TotalBps), new Near());
    }

    // The same order, decided between 100.00 and 100.20: 1 and a fee of 0.50 on 1,001. A signal of another event or symbol, or without a quote, is none of its.
    [Fact]
    public void Of_a_market_order_with_a_quote_it_is_from_the_mid()
    {
        foreach (var (sequence, instrument, bid, ask) in new[] { (7L, 0, 100_00L, 100_20L), (8L, 0, 1L, 3L), (7L, 1, 1L, 3L) })
            _tally.OnSignal(new Signal { Sequence = sequence, InstrumentId = instrument, Bid = bid, Ask = ask });
        Place(1, position: 1, quantity: 10, Direction.Long, reference: 100_00, signal: 7);
        Fill(1, 10, 100_20, fee: 0.5m);
        _tally.OnSignal(new Signal { Sequence = 9, Bid = 0, Ask = 5 });
        Place(2, position: 2, quantity: 10, Direction.Long, reference: 100_20, signal: 9);
        Fill(2, 10, 100_20);
        var style = Assert.Single(_tally.Read());
        Assert.Equal((2L, Usd(1), Usd(0.5m), Usd(2003)), (style.Entries, style.PriceCost, style.Fees, style.Intended));
    }

    // Of 10 sold short at 100.05 instead of 100.00, 4: 0.20 earned. The other 6 would have earned 1.00 each when the price was 99.00 at the end.
    [Fact]
    public void Of_a_worked_entry_also_what_did_not_fill()
    {
        Place(1, position: 1, quantity: 10, Direction.Short, reference: 100_00);
        Fill(1, 4, 100_05, fee: 0.1m);
        Worked(new WorkedEntry
        {
            PositionId = 1, Style = EntryStyle.PostOnly, Direction = Direction.Short, ArrivalPrice = 100_00, EndPrice = 99_00, Intended = 10, Filled = 4, FilledCost = 4 * 100_05,
            Fees = Usd(0.1m), Orders = 1,
        });
        var style = Assert.Single(_tally.Read());
        Assert.Equal(("PostOnly", 0.4), (style.Style, style.FilledShare));
        Assert.Equal((-2.0, 1.0, 60.0, 59.0), (style.PriceBps, style.FeeBps, style.OpportunityBps, style.TotalBps), new Near());
    }

    [Fact]
    public void Each_style_has_its_own_and_a_later_order_of_the_position_counts_again()
    {
        Place(1, position: 1, quantity: 10, Direction.Long, reference: 100_00);
        Fill(1, 10, 100_00);
        Worked(new WorkedEntry { PositionId = 1, Style = EntryStyle.Twap, ArrivalPrice = 100_00, Intended = 10, Filled = 10, FilledCost = 10 * 100_00, Orders = 1 });
        Place(2, position: 1, quantity: 5, Direction.Long, reference: 101_00);
        Fill(2, 5, 101_00);
        Assert.Equal([("Market", 1L), ("Twap", 1L)], _tally.Read().Select(style => (style.Style, style.Entries)));
    }

    private static Int128 Usd(decimal amount) => (Int128)(amount * 100) * (Money.One / 100);

    private void Place(long order, long position, long quantity, Direction direction, long reference, long signal = 0) => On(new LedgerEvent
    {
        Kind = LedgerEventKind.OrderPlaced,
        Order = new OrderTerms { Order = order, PositionId = position, Quantity = quantity, PositionDirection = direction, ReferencePrice = reference, Leg = OrderLeg.Entry, Id = new ClientOrderId { Sequence = signal } },
    });

    private void Fill(long order, long quantity, long price, decimal fee = 0) => On(new LedgerEvent
    {
        Kind = LedgerEventKind.OrderReported, Report = new OrderReport { Order = order, Kind = OrderReportKind.Filled, Quantity = quantity, Price = price, Fee = Usd(fee) },
    });

    private void Worked(WorkedEntry worked) => On(new LedgerEvent { Kind = LedgerEventKind.EntryWorked, Worked = worked });

    private void On(LedgerEvent e) => _tally.OnLedger(in e);

    private sealed class Near : IEqualityComparer<(double, double, double, double)>
    {
        public bool Equals((double, double, double, double) x, (double, double, double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) + Math.Abs(x.Item3 - y.Item3) + Math.Abs(x.Item4 - y.Item4) < 1e-9;

        public int GetHashCode((double, double, double, double) value) => 0;
    }
}
