using FastEngine.Core;
using FastEngine.Core.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Trading.Tests;

/// <summary>Any signals, fills, exits, cancellations and refusals; what must hold is recomputed from the ledger alone after each event.</summary>
public class ModelTests
{
    [Theory]
    [InlineData(SameDirection.Accumulate)]
    [InlineData(SameDirection.StrongestWins)]
    [InlineData(SameDirection.RejectDuplicates)]
    public void Positions_cash_and_marks_agree_with_the_ledger_after_every_event(SameDirection policy)
    {
        var (rows, reversals, late, failed) = (0, 0, 0, 0);
        var property = Prop.ForAll<(byte Kind, byte A, byte B, byte C)[]>(steps =>
        {
            var desk = new Desk(new TradingOptions { SameDirection = policy, MaxPosition = Desk.Usd(1_500), MaxPositions = 4, Safety = Desk.Unguarded });
            var model = new LedgerModel(desk);
            foreach (var (kind, a, b, c) in steps)
            {
                Storm.Apply(desk, model, kind, a, b, c);
                model.Check();
            }

            CloseAll(desk, model);
            Assert.Equal(desk.Stage.Account.Cash, new TradingOptions().StartingEquity + desk.Trades.Aggregate((Int128)0, (sum, trade) => sum + trade.Pnl));
            rows += desk.Trades.Count();
            reversals += desk.Trades.Count(trade => trade.Reason == ExitReason.Reversal);
            late += desk.Trades.Count(trade => trade.Reason == ExitReason.LateEntryFill);
            failed += desk.Ledger.Count(e => e.Kind == LedgerEventKind.ExitFailed);
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(200), property);
        Assert.True(rows > 300 && reversals > 20 && late > 20 && failed > 20, $"{rows} rows, {reversals} reversals, {late} late, {failed} failed");
    }

    private static void CloseAll(Desk desk, LedgerModel model)
    {
        desk.Kill(KillSwitchLevel.Flatten);
        model.Check();
        for (var round = 0; model.Live.Count > 0; round++)
        {
            Assert.True(round < 20, "orders that never end");
            foreach (var order in model.Live)
            {
                if (order.Leg == OrderLeg.Entry) desk.Cancelled(order.Order);
                else desk.Fill(order.Order, model.RemainingOf(order.Order), 100_00, fee: 0.00000001m);
                model.Check();
            }
        }

        Assert.Empty(desk.OpenPositions());
    }
}
