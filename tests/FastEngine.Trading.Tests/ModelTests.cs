using FastEngine.Core;
using FastEngine.Core.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Trading.Tests;

/// <summary>Any signals, fills, exits, cancellations and refusals; what must hold is recomputed from the ledger alone after each event.</summary>
public class ModelTests
{
    [Theory]
    [InlineData(SameDirection.Accumulate, AccountMode.OneWay)]
    [InlineData(SameDirection.StrongestWins, AccountMode.OneWay)]
    [InlineData(SameDirection.RejectDuplicates, AccountMode.OneWay)]
    [InlineData(SameDirection.Accumulate, AccountMode.Hedge)]
    [InlineData(SameDirection.StrongestWins, AccountMode.Hedge)]
    public void Positions_cash_and_marks_agree_with_the_ledger_after_every_event(SameDirection policy, AccountMode mode)
    {
        var (rows, reversals, late, failed, flats, residues, foreign) = (0, 0, 0, 0, 0, 0, 0);
        var property = Prop.ForAll<(byte Kind, byte A, byte B, byte C)[]>(steps =>
        {
            var desk = new Desk(new TradingOptions { SameDirection = policy, Mode = mode, MaxPosition = Desk.Usd(1_500), MaxPositions = 4, Safety = Desk.Unguarded, Portfolio = Desk.Hale });
            var model = new LedgerModel(desk);
            foreach (var (kind, a, b, c) in steps)
            {
                Storm.Apply(desk, model, kind, a, b, c);
                model.Check();
            }

            CloseAll(desk, model);
            model.CheckEnd();
            flats += model.Flats;
            residues += desk.Risks(RiskEventKind.ResidueCleared).Length;
            foreign += desk.Trades.Count(trade => trade.ExitOrder == 0 && trade.StrategyId != ReservedStrategies.Unattributed);
            rows += desk.Trades.Count();
            reversals += desk.Trades.Count(trade => trade.Reason == ExitReason.Reversal);
            late += desk.Trades.Count(trade => trade.Reason == ExitReason.LateEntryFill);
            failed += desk.Ledger.Count(e => e.Kind == LedgerEventKind.ExitFailed);
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(200), property);
        Assert.True(rows > 300 && (reversals > 20 || mode == AccountMode.Hedge) && late > 20 && failed > 20 && flats > 100 && residues > 20 && foreign > 20,
            $"{rows} rows, {reversals} reversals, {late} late, {failed} failed, {flats} flat, {residues} residues cleared, {foreign} rows of foreign fills");
    }

    [Theory]
    [InlineData(AccountMode.OneWay)]
    [InlineData(AccountMode.Hedge)]
    public void Thousands_of_events_later_nothing_is_lost(AccountMode mode)
    {
        const int Events = 3_000;
        var random = new Random(5 + (int)mode);
        var bytes = new byte[4];
        for (var storm = 0; storm < 4; storm++)
        {
            var desk = new Desk(new TradingOptions { Mode = mode, MaxPosition = Desk.Usd(700), MaxPositions = 8, UnattributedClose = (UnattributedClose)(storm % 2), Safety = Desk.Unguarded, Portfolio = Desk.Hale });
            var model = new LedgerModel(desk);
            for (var i = 0; i < Events; i++)
            {
                random.NextBytes(bytes);
                Storm.Apply(desk, model, bytes[0], bytes[1], bytes[2], bytes[3]);
                model.Check();
                if (i % 20 == 0) Release(desk);
            }

            CloseAll(desk, model);
            model.CheckEnd();
            Assert.True(desk.Trades.Count() > 100 && model.Flats > 30, $"{desk.Trades.Count()} rows, {model.Flats} flat");
        }
    }

    // The storm's commands stop entries, forbid them and turn knobs down.
    private static void Release(Desk desk)
    {
        for (var origin = CommandOrigin.Operator; origin <= CommandOrigin.Recovery; origin++)
            desk.Command(new Command { Kind = CommandKind.KillSwitch, Origin = origin });
        desk.Command(new Command { Kind = CommandKind.AllowEntries, InstrumentId = -1, Value = 1 });
        foreach (var (knob, value) in new[] { (LiveKnob.RiskPpm, 5_000), (LiveKnob.MaxPositions, 8), (LiveKnob.TotalExposurePpm, 3_000_000), (LiveKnob.SymbolExposurePpm, 1_000_000), (LiveKnob.Leverage, 3) })
            desk.Command(new Command { Kind = CommandKind.SetKnob, Knob = knob, Value = value });
    }

    private static void SellDust(Desk desk, LedgerModel model)
    {
        foreach (var position in desk.OpenPositions())
        {
            if (position.InstrumentId != Desk.Spot) continue;
            desk.Foreign(VenueUpdateKind.ManualFill, Side.Sell, position.Quantity, 100_00, Desk.Spot, Direction.Long, fee: 0.00000001m);
            model.Check();
        }
    }

    private static void CloseAll(Desk desk, LedgerModel model)
    {
        desk.Kill(KillSwitchLevel.Flatten);
        model.Check();
        for (var round = 0; model.Live.Count > 0 || desk.OpenPositions().Length > 0; round++)
        {
            Assert.True(round < 20, "orders that never end");

            // An exit that was being cancelled has taken a position's place among those that close it: it is asked for again.
            if (model.Live.Count == 0) desk.Kill(KillSwitchLevel.Flatten);

            // What spot finds too small gets no order: a person sells it, as dust is.
            if (model.Live.Count == 0 && desk.Risks(RiskEventKind.HeldAsDust).Length > 0) SellDust(desk, model);
            foreach (var order in model.Live)
            {
                if (order.Leg == OrderLeg.Entry || desk.Cancels.Contains(order.Order)) desk.Cancelled(order.Order);
                else desk.Fill(order.Order, model.RemainingOf(order.Order), 100_00, fee: 0.00000001m);
                model.Check();
            }
        }

        Assert.Empty(desk.OpenPositions());
        foreach (var instrument in Desk.Instruments)
        {
            for (var side = Direction.Long; side <= Direction.Short; side++)
            {
                if (desk.Stage.UnattributedOf(instrument.Id, side) is not 0 and var residue)
                    desk.Foreign(VenueUpdateKind.ManualFill, residue > 0 ? Side.Sell : Side.Buy, Math.Abs(residue), 100_00, instrument.Id, side, fee: 0.1m);
                model.Check();
                Assert.Equal(0, desk.Stage.ExchangeQuantityOf(instrument.Id, side));
            }
        }
    }
}
