using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Trading.Tests.Portfolio;

/// <summary>Correlations are taken anew in pieces: one event does a bounded number of pairs.</summary>
public class CorrelationRoundTests
{
    private const long Period = EngineTime.NsPerHour;

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(1, 2, false)]
    [InlineData(1, 3, true)]
    [InlineData(2, 0, false)]
    [InlineData(2, 1, true)]
    [InlineData(4, 0, true)]
    [InlineData(1_000, 0, true)]
    public void A_round_goes_on_with_each_event_by_so_many_pairs(int pairs, int events, bool isKnown)
    {
        var market = BeforeRound(pairs);
        for (var i = 0; i < events; i++) market.Wait(i == 0 ? EngineTime.NsPerMinute : 1);

        // The fourth pair is that of the leader and the position. The last candle is an event too.
        market.Move(CorrelatedMarket.Btc, 0.03);
        Assert.Equal(isKnown, market.Risks.Any(risk => risk.Kind == RiskEventKind.LeaderExit && risk.InstrumentId == CorrelatedMarket.Mirror));
    }

    [Fact]
    public void A_stage_restored_within_a_round_goes_on_with_it()
    {
        for (var events = 0; events < 12; events++)
        {
            var market = BeforeRound(pairs: 1);
            market.Desk.Now = EngineTime.NextMultiple(market.Desk.Now, Period) - 1;
            for (var i = 0; i < events; i++) market.Wait(1);
            var from = (market.Desk.Events.Count, market.Desk.Ledger.Count);
            var other = Desk.From(market.Desk.Snapshot(), Options(pairs: 1), CorrelatedMarket.Instruments);
            Assert.Equal(market.Desk.Snapshot(), other.Snapshot());
            market.Wait(1);
            market.Move(CorrelatedMarket.Btc, 0.03);
            for (var i = 0; i < 12; i++) market.Wait(1);
            market.Move(CorrelatedMarket.Btc, -0.05);
            foreach (var e in market.Desk.Events.Skip(from.Item1)) other.Replay(in e);
            Assert.Equal(market.Desk.Ledger.Skip(from.Item2).Select(LedgerText.Of), other.Ledger.Select(LedgerText.Of));
            Assert.Equal(market.Desk.Snapshot(), other.Snapshot());
        }
    }

    [Fact]
    public void A_round_that_a_position_leaves_and_another_joins_ends_as_one_in_a_single_event()
    {
        var (spread, whole) = (BeforeRound(pairs: 1), BeforeRound(pairs: 1_000));
        foreach (var market in new[] { spread, whole })
        {
            market.Desk.Now = EngineTime.NextMultiple(market.Desk.Now, Period);
            market.Wait(0);
            market.Wait(1);
            Close(market, CorrelatedMarket.Alone);
            for (var i = 0; i < 12; i++) market.Wait(1);
            market.Move(CorrelatedMarket.Btc, 0.03);
        }

        Assert.Equal(Exits(whole), Exits(spread));
        Assert.NotEmpty(Exits(whole));
    }

    private static (long, int, double)[] Exits(CorrelatedMarket market) =>
        [.. market.Risks.Where(risk => risk.Kind == RiskEventKind.LeaderExit).Select(risk => (risk.PositionId, risk.InstrumentId, risk.Measured))];

    private static void Close(CorrelatedMarket market, int instrument)
    {
        var position = market.Desk.OpenPositions().Single(open => open.InstrumentId == instrument);
        market.Desk.Exit(position.PositionId, market.PriceOf(instrument), instrument: instrument);
        var exit = market.Desk.Orders[^1];
        market.Desk.Fill(exit.Order, exit.Quantity, market.PriceOf(instrument));
    }

    private static TradingOptions Options(int pairs) => new()
    {
        MaxPosition = Desk.Usd(500), Safety = Desk.Unguarded,
        Portfolio = new PortfolioOptions { RefreshNs = Period, RefreshPairs = pairs, LeastReturns = 40 },
    };

    // Four positions that were opened with too few returns for any correlation, and enough of them since: ten pairs with the leader.
    private static CorrelatedMarket BeforeRound(int pairs)
    {
        var market = new CorrelatedMarket(Options(pairs), minutes: 0);
        market.Desk.Now = EngineTime.NextMultiple(market.Desk.Now, Period);
        market.Minute();
        for (var instrument = CorrelatedMarket.Close; instrument <= CorrelatedMarket.Mirror; instrument++) market.Open(instrument);
        while (market.Desk.Now % Period != Period - EngineTime.NsPerMinute) market.Minute();
        return market;
    }
}
