using System.Text;
using FastEngine.Core.Execution;
using FastEngine.Host.Tracing;

namespace FastEngine.Host.Tests.Tracing;

public class OrderLookupTests
{
    private const int Million = 1_000_000;

    private static readonly ClientOrderId Entry = OrderLines.Id(0);
    private static readonly ClientOrderId Exit = OrderLines.Id(1);

    [Fact]
    public void A_million_ids_are_resolved_in_one_pass_over_each_file()
    {
        var lookup = new OrderLookup(Enumerable.Range(0, Million).Select(OrderLines.Id));
        lookup.ReadOrders(new OrderLines(Million, OrderLines.Placed));
        lookup.ReadDecisions(new OrderLines(Million, OrderLines.Decision));
        Assert.Equal(Million, lookup.Found);
        Assert.Equal(1_750_507_470, lookup.RunEpoch);
        long placed = 0, decided = 0;
        for (var i = 0; i < Million; i++)
        {
            var places = lookup[OrderLines.Id(i)];
            if (!places.IsFound || places.Order != i + 1 || places.PositionId != i / 2 + 1) Assert.Fail($"id {i} leads to order {places.Order}");
            if (i < 100) Assert.Equal(placed, places.Placed);
            // Only entries come from decisions, each from the one of its own tick, strategy and direction.
            if (places.Decision >= 0 != (i % 2 == 0)) Assert.Fail($"id {i} leads to the decision at {places.Decision}");
            if (i < 100 && i % 2 == 0) Assert.Equal(decided, places.Decision);
            if (i >= 100) continue;
            placed += OrderLines.Placed(i).Length + 1;
            decided += OrderLines.Decision(i).Length + 1;
        }
    }

    [Fact]
    public void An_id_that_the_run_does_not_have_is_not_found()
    {
        var lookup = new OrderLookup([Entry with { Sequence = 999 }, Entry with { RunEpoch = 1 }]);
        lookup.ReadOrders(new OrderLines(10, OrderLines.Placed));
        Assert.Equal(0, lookup.Found);
        Assert.Equal(Entry.RunEpoch, lookup.RunEpoch);
        Assert.False(lookup[Entry].IsFound);
        Assert.False(lookup[Entry with { Sequence = 999 }].IsFound);
    }

    [Fact]
    public void What_the_venue_said_lies_between_the_first_and_the_last_report()
    {
        string[] lines = [OrderLines.Placed(0), Report(0), OrderLines.Placed(1), Report(1), Report(0), Report(1)];
        var lookup = new OrderLookup([Entry, Exit]);
        lookup.ReadOrders(Of(lines));
        Assert.Equal((OffsetOf(lines, 1), OffsetOf(lines, 4)), (lookup[Entry].FirstReport, lookup[Entry].LastReport));
        Assert.Equal((OffsetOf(lines, 3), OffsetOf(lines, 5)), (lookup[Exit].FirstReport, lookup[Exit].LastReport));
    }

    [Fact]
    public void An_exit_leads_to_the_request_before_it_and_both_orders_to_the_trade()
    {
        string[] events =
        [
            """{"event":"exit_requested","position_id":1,"reason":"other"}""",
            """{"event":"exit_requested","position_id":1,"reason":"trailing_stop"}""",
            """{"event":"exit_requested","position_id":2,"reason":"adverse_moves"}""",
            OrderLines.Placed(1),
            """{"event":"exit_requested","position_id":1,"reason":"too_late"}""",
            """{"event":"trade_closed","entry_order":1,"exit_order":2}""",
        ];
        var lookup = new OrderLookup([Entry, Exit]);
        lookup.ReadOrders(Of([OrderLines.Placed(0), OrderLines.Placed(1)]));
        lookup.ReadEvents(Of(events));
        Assert.Equal((-1, OffsetOf(events, 1)), (lookup[Entry].Exit, lookup[Exit].Exit));
        Assert.Equal(OffsetOf(events, 5), lookup[Entry].FirstTrade);
        Assert.Equal(OffsetOf(events, 5), lookup[Exit].LastTrade);
    }

    [Theory]
    [InlineData("S1USDT", "s0", "long", 1000)]
    [InlineData("S0USDT", "s1", "long", 1000)]
    [InlineData("S0USDT", "s0", "short", 1000)]
    [InlineData("S0USDT", "s0", "long", 1001)]
    public void A_decision_of_another_symbol_strategy_direction_or_event_is_not_the_entrys(string symbol, string strategy, string direction, int sequence)
    {
        var lookup = new OrderLookup([Entry]);
        lookup.ReadOrders(new OrderLines(1, OrderLines.Placed));
        lookup.ReadDecisions(Of([$$"""{"symbol":"{{symbol}}","strategy":"{{strategy}}","sequence":{{sequence}},"direction":"{{direction}}","outcome":"signalled"}"""]));
        Assert.Equal(-1, lookup[Entry].Decision);
        lookup.ReadDecisions(Of([OrderLines.Decision(0)]));
        Assert.Equal(0, lookup[Entry].Decision);
    }

    private static string Report(int i) => $$"""{"event":"order_reported","order":{{i + 1}},"client_id":"{{OrderLines.Id(i)}}","report":"filled"}""";

    private static MemoryStream Of(string[] lines) => new(Encoding.ASCII.GetBytes(string.Join('\n', lines) + "\n"));

    private static long OffsetOf(string[] lines, int index) => lines.Take(index).Sum(line => line.Length + 1);
}
