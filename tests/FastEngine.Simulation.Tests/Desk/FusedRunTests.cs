using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Signals.Tests.Windows;
using FastEngine.Simulation.Paper;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Simulation.Tests.Desk;

public class FusedRunTests
{
    private const int Length = 1_200;

    private static readonly PaperOptions Slow = new() { SubmitLatencyNs = 40 * EngineTime.NsPerMs, AckLatencyNs = 70 * EngineTime.NsPerMs, Slippage = new HalfSpread(3) };

    private static readonly PaperOptions Instant = new() { SubmitLatencyNs = 0, AckLatencyNs = 0, CancelLatencyNs = 0, ParticipationPpm = 300_000 };

    private static readonly Config FewTapes = Config.QuickThrowOnFailure.WithMaxTest(12).WithEndSize(Length);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Equity_is_the_cash_of_all_fills_plus_the_marked_positions_after_every_event_to_the_last_unit(bool isInstant) =>
        Prop.ForAll(TestTape.Seeds(Length), seeds => AssertReconciles(Scripted(seeds, isInstant ? Instant : Slow), isInstant)).Check(FewTapes);

    [Fact]
    public void So_it_is_when_the_four_levels_trade()
    {
        var run = new FusedRun(MarketTape.Build([.. Enumerable.Range(0, 30_000)], FusedRun.Symbols), Slow);
        AssertReconciles(run, isInstant: false);
        Assert.True(run.Trades.Count() > 20, $"{run.Trades.Count()} trades");
    }

    [Fact]
    public void The_same_tape_gives_the_same_ledger() => Prop.ForAll(TestTape.Seeds(Length), seeds =>
        Assert.Equal(Scripted(seeds, Slow).LedgerText(), Scripted(seeds, Slow).LedgerText())).Check(FewTapes);

    [Fact]
    public void What_follows_an_event_changes_nothing_in_the_ledger_before_it() => Prop.ForAll(TestTape.Seeds(Length / 2), TestTape.Seeds(Length / 2), (seeds, others) =>
    {
        var last = MarketTape.Build(seeds, FusedRun.Symbols)[^1].Sequence;
        // The script comes of what both tapes begin with: of the whole one, a late trade of the future would be a signal of the past.
        var run = Scripted([.. seeds, .. seeds], Slow, seeds);
        var other = Scripted([.. seeds, .. others], Slow, seeds);
        Assert.Equal(run.LedgerText(last), other.LedgerText(last));
    }).Check(FewTapes);

    // The properties above are worth something: entries, exits of every kind, parts, refusals and partial fills occur.
    [Fact]
    public void Such_runs_trade_in_every_way()
    {
        int[] seeds = [.. Enumerable.Range(7, 20_000)];
        var run = Scripted(seeds, Instant);
        var reasons = run.Trades.Select(trade => trade.Reason).Distinct().Order().ToList();
        Assert.Equal([ExitReason.CascadeReversal, ExitReason.AdverseMoves, ExitReason.TrailingStop, ExitReason.PartialProfit, ExitReason.Reversal], reasons.Except([ExitReason.LateEntryFill]));
        Assert.Contains(run.Ledger, e => e.Kind == LedgerEventKind.Refused);
        Assert.Contains(run.Ledger, e => e is { Kind: LedgerEventKind.OrderReported, Report: { Kind: OrderReportKind.Filled, Remaining: > 0 } });
        Assert.Contains(run.Trades, trade => !trade.IsLast);
        Assert.Contains(run.Looks, look => look.Open.Length > 1);
        Assert.Equal((0, 0), (run.Counters.UnknownReports, run.Counters.Overfills));
    }

    // A signal every four seconds or so, of any symbol and direction, some with a near zone edge.
    private static FusedRun Scripted(int[] seeds, PaperOptions paper, int[]? scriptSeeds = null)
    {
        var tape = MarketTape.Build(seeds, FusedRun.Symbols);
        var script = MarketTape.Build(scriptSeeds ?? seeds, FusedRun.Symbols).Where(tick => tick is { Kind: EventKind.Trade, TradeId: > 20 } && tick.TradeId * 31 % 7 == 0)
            .Select(tick => new ScriptedSignal(tick.ExchangeTimeNs, tick.InstrumentId, (Direction)(tick.Quantity / 10 % 2), 1, 4,
                tick.Quantity % 3 == 0 ? 0 : tick.Price * (tick.Quantity / 10 % 2 == 0 ? 997 : 1003) / 1000)).ToList();
        return new FusedRun(tape, paper, script: script);
    }

    private static void AssertReconciles(FusedRun run, bool isInstant)
    {
        var sides = run.Ledger.Where(e => e.Kind == LedgerEventKind.OrderPlaced).ToDictionary(e => e.Order.Order, e => e.Order);
        var held = new long[FusedRun.Symbols];
        var paid = new Int128[FusedRun.Symbols];
        Int128 fees = 0;
        var next = 0;
        foreach (var look in run.Looks)
        {
            for (; next < run.Ledger.Count && run.Ledger[next].Sequence <= look.Sequence; next++)
            {
                var e = run.Ledger[next];
                if (e.Kind != LedgerEventKind.OrderReported || e.Report.Kind != OrderReportKind.Filled) continue;
                var order = sides[e.Report.Order];
                var bought = order.Side == Side.Buy ? e.Report.Quantity : -e.Report.Quantity;
                held[order.InstrumentId] += bought;
                paid[order.InstrumentId] += (Int128)bought * e.Report.Price;
                fees += e.Report.Fee;
            }

            var equity = FusedRun.Trading.StartingEquity - fees;
            for (var id = 0; id < held.Length; id++)
            {
                var open = look.Open.Where(position => position.InstrumentId == id).ToList();
                Assert.Equal(held[id], open.Sum(position => position.Direction == Direction.Long ? position.Quantity : -position.Quantity));
                if (isInstant) Assert.Equal(look.Held[id], held[id]);
                equity -= Money.OfProduct(paid[id], FusedRun.Instruments[id]);
                if (open.Count > 0) equity += Money.OfProduct((Int128)held[id] * open[0].MarkPrice, FusedRun.Instruments[id]);
            }

            Assert.Equal((look.Sequence, Money.ToText(equity)), (look.Sequence, Money.ToText(look.Account.Equity)));
            Assert.Equal(look.Open.Length, look.Account.OpenPositions);
        }

        AssertRows(run);
    }

    private static void AssertRows(FusedRun run)
    {
        foreach (var trade in run.Trades)
        {
            var gross = trade.Direction == Direction.Long ? trade.ExitProceeds - trade.EntryCost : trade.EntryCost - trade.ExitProceeds;
            Assert.Equal(Money.OfProduct(gross, FusedRun.Instruments[trade.InstrumentId]) - trade.Fees, trade.Pnl);
        }

        var last = run.Looks[^1];
        if (last.Open.Length > 0) return;
        Assert.Equal(last.Account.Equity - FusedRun.Trading.StartingEquity, run.Trades.Aggregate((Int128)0, (sum, trade) => sum + trade.Pnl));
    }
}
