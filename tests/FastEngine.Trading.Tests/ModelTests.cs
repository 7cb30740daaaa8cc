using FastEngine.Core;
using FastEngine.Core.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Trading.Tests;

/// <summary>Any signals, fills, exits, cancellations and refusals; what must hold is recomputed from the ledger alone after each event.</summary>
public class ModelTests
{
    private const int Instruments = 3;

    [Theory]
    [InlineData(SameDirection.Accumulate)]
    [InlineData(SameDirection.StrongestWins)]
    [InlineData(SameDirection.RejectDuplicates)]
    public void Positions_cash_and_marks_agree_with_the_ledger_after_every_event(SameDirection policy)
    {
        var (rows, reversals, late, failed) = (0, 0, 0, 0);
        var property = Prop.ForAll<(byte Kind, byte A, byte B, byte C)[]>(steps =>
        {
            var desk = new Desk(new TradingOptions { SameDirection = policy, MaxPosition = Desk.Usd(1_500), MaxPositions = 4 });
            var model = new LedgerModel(desk);
            foreach (var (kind, a, b, c) in steps)
            {
                Apply(desk, model, kind, a, b, c);
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

    private static void Apply(Desk desk, LedgerModel model, byte kind, byte a, byte b, byte c)
    {
        desk.Now += c * 20_000_000L;
        var price = 100_00 + (b - 128) / 2;
        var live = model.Live;
        var order = live.Count > 0 ? live[a % live.Count] : default;
        switch (kind % 12)
        {
            case 0 or 1 or 2:
                var signal = Desk.Long(a % Instruments, a / 16 % 3, price) with { ZoneEdge = b % 3 == 0 ? 0 : price - b, Confluence = c % 9, EntryScore = b % 4 };
                desk.Send(a >= 128 ? signal with { Direction = Direction.Short } : signal);
                break;
            case 3 or 4 or 5 when order.Order != 0:
                var left = model.RemainingOf(order.Order);
                var quantity = c % 3 == 0 ? left : Math.Max(1, left * c / 256);
                desk.Fill(order.Order, quantity, price, fee: b * 0.00000037m);
                break;
            case 6 when order.Order != 0:
                desk.Cancelled(order.Order);
                break;
            case 7 when order.Order != 0 && model.RemainingOf(order.Order) == order.Quantity:
                desk.Rejected(order.Order);
                break;
            case 8 or 9 when desk.OpenPositions() is { Length: > 0 } open:
                var position = open[a % open.Length];
                desk.Exit(position.PositionId, price, c % 2 == 0 ? 1_000_000 : c * 4_000, ExitReason.AdverseMoves, position.InstrumentId);
                break;
            case 10:
                desk.Candle(a % Instruments, price);
                break;
            case 11 when a < 16:
                desk.Stage.SetKillSwitch((KillSwitchLevel)(a % 4));
                desk.View(b % Instruments, price);
                break;
            default:
                desk.Clock(desk.Now);
                break;
        }
    }

    private static void CloseAll(Desk desk, LedgerModel model)
    {
        desk.Stage.SetKillSwitch(KillSwitchLevel.Flatten);
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
