using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings.Tests;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Trading.Tests.Portfolio;

public class PortfolioStateTests
{
    private static readonly TradingOptions Options = new()
    {
        MaxPosition = Desk.Usd(500), Safety = Desk.Unguarded, Portfolio = new PortfolioOptions { Closes = 200, Sessions = [new SessionEnd("XRP", EngineTime.NsPerHour)] },
    };

    [Fact]
    public void A_restored_stage_knows_correlations_moves_regimes_and_what_it_did()
    {
        var market = Busy();
        var from = (market.Desk.Events.Count, market.Desk.Ledger.Count, market.Desk.Orders.Count);
        var other = Desk.From(market.Desk.Snapshot(), Options, CorrelatedMarket.Instruments);
        Assert.Equal(market.Desk.Snapshot(), other.Snapshot());
        GoOn(market);
        foreach (var e in market.Desk.Events.Skip(from.Item1)) other.Replay(in e);
        Assert.Equal(market.Desk.Ledger.Skip(from.Item2).Select(LedgerText.Of), other.Ledger.Select(LedgerText.Of));
        Assert.Equal(market.Desk.Orders.Skip(from.Item3), other.Orders);
        Assert.Equal(market.Desk.Snapshot(), other.Snapshot());
        Assert.Contains(market.Desk.Ledger.Skip(from.Item2), e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == RiskEventKind.LeaderExit);
        Assert.Contains(market.Desk.Ledger.Skip(from.Item2), e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == RiskEventKind.CorrelationCut);
    }

    [Fact]
    public void Closes_are_found_by_symbol_where_instruments_have_moved_or_gone()
    {
        var market = Busy();
        Instrument[] moved = [.. Enumerable.Range(0, 4).Select(i => CorrelatedMarket.Instruments[3 - i] with { Id = i })];
        var other = Desk.From(market.Desk.Snapshot(), Options, moved);
        other.Now = market.Desk.Now + EngineTime.NsPerMinute;
        other.Candle(3 - CorrelatedMarket.Btc, market.PriceOf(CorrelatedMarket.Btc));
        other.Now += EngineTime.NsPerMinute;
        other.Candle(3 - CorrelatedMarket.Btc, market.PriceOf(CorrelatedMarket.Btc) * 96 / 100);
        var exit = other.Ledger.First(e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == RiskEventKind.LeaderExit).Risk;
        Assert.Equal(3 - CorrelatedMarket.Close, exit.InstrumentId);
    }

    [Fact]
    public void Fewer_closes_and_other_bars_are_taken_for_what_they_are()
    {
        var market = Busy();
        foreach (var portfolio in new[] { Options.Portfolio with { Closes = 70 }, Options.Portfolio with { BarNs = 30 * EngineTime.NsPerSecond } })
        {
            var other = Desk.From(market.Desk.Snapshot(), Options with { Portfolio = portfolio }, CorrelatedMarket.Instruments);
            other.Now = market.Desk.Now;
            other.Enter(Desk.Long(CorrelatedMarket.Mirror, price: market.PriceOf(CorrelatedMarket.Mirror)));
            var correlation = other.Ledger.Single(e => e.Kind == LedgerEventKind.Sizing).Sizing.Correlation;
            if (portfolio.Closes == 70) Assert.InRange(correlation, -1, 0);
            else Assert.Equal(0.8, correlation);
        }
    }

    [Fact]
    public void A_day_of_the_portfolio_allocates_nothing()
    {
        var market = new CorrelatedMarket(Options, minutes: 100);
        var orders = market.Desk.Orders.Count;
        foreach (var instrument in new[] { CorrelatedMarket.Close, CorrelatedMarket.Middle }) market.Open(instrument);
        Assert.Equal(orders + 2, market.Desk.Orders.Count);
        var quiet = new Quiet();
        var stage = new TradeStage(Options, CorrelatedMarket.Instruments, quiet, quiet);
        Assert.True(stage.Restore(market.Desk.Snapshot(), out var reason), reason);
        var allocated = Allocations.Least(3, round =>
        {
            for (var i = 0; i < 100; i++) Minute(stage, market, market.Desk.Now + (round * 100 + i + 1) * EngineTime.NsPerMinute);
        });
        Assert.True(quiet.Healths > 200 && quiet.Moves > 0, $"{quiet.Healths} scores, {quiet.Moves} moves of a leader");
        Assert.Equal(0, allocated);
    }

    // Every tenth minute the leader leaps; there and back.
    private static void Minute(TradeStage stage, CorrelatedMarket market, long time)
    {
        for (var instrument = 0; instrument < CorrelatedMarket.Instruments.Length; instrument++)
        {
            var minute = time / EngineTime.NsPerMinute;
            var price = market.PriceOf(instrument) * (minute % 10 == 0 && instrument == CorrelatedMarket.Btc ? 96 : 100) / 100 + minute % (7 + instrument);
            stage.OnEvent(new TradeEvent
            {
                Kind = TradeEventKind.CandleClose, CandleClose = new CandleClose { TimeNs = time, InstrumentId = instrument, Close = price },
            });
            stage.OnEvent(new TradeEvent
            {
                Kind = TradeEventKind.SymbolView,
                SymbolView = new SymbolView { TimeNs = time, InstrumentId = instrument, Price = price, AtrLongPpm = minute % 3 * 10_000, FlowTrades = 9, FlowImbalance = minute % 4 },
            });
        }

        stage.OnEvent(new TradeEvent
        {
            Kind = TradeEventKind.Signal, Sequence = time,
            Signal = Desk.Long(CorrelatedMarket.Alone, price: market.PriceOf(CorrelatedMarket.Alone)) with { TimeNs = time, Sequence = time },
        });
        for (var second = 10; second < 60; second += 10) stage.OnEvent(new TradeEvent { Kind = TradeEventKind.Clock, ClockNs = time + second * EngineTime.NsPerSecond });
    }

    private static CorrelatedMarket Busy()
    {
        var market = new CorrelatedMarket(Options, minutes: 250);
        market.Open(CorrelatedMarket.Close);
        market.Open(CorrelatedMarket.Middle);
        for (var i = 0; i < 7; i++) market.Minute();
        market.View(CorrelatedMarket.Close, side: 1, atrPpm: 20_000);
        market.Wait(31 * EngineTime.NsPerMinute);
        return market;
    }

    private static void GoOn(CorrelatedMarket market)
    {
        market.Minute();
        market.Open(CorrelatedMarket.Btc);
        market.Move(CorrelatedMarket.Btc, -0.04);
        for (var i = 0; i < 5; i++) market.Minute();
        market.Wait(EngineTime.NsPerHour);
    }

    private sealed class Quiet : IOrderGateway, ITradeOutput
    {
        public int Healths { get; private set; }

        public int Moves { get; private set; }

        public void Submit(in ApprovedOrder order)
        {
        }

        public void Cancel(long order, long timeNs)
        {
        }

        public void Query(in VenueQuery query)
        {
        }

        public void OnLedger(in LedgerEvent e)
        {
            if (e.Kind == LedgerEventKind.Health) Healths++;
            if (e.Kind == LedgerEventKind.Risk && e.Risk.Kind is RiskEventKind.LeaderExit or RiskEventKind.LeaderTightens) Moves++;
        }

        public void OnPosition(in PositionUpdate update)
        {
        }
    }
}
