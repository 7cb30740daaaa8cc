using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Protection;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Trading.Tests;

/// <summary>Whatever a venue answers, loses or delays: one repairer, no wider stop, and no position naked beyond its limit.</summary>
public class LegStormTests
{
    private static readonly TradingOptions Options = new()
    {
        MaxPosition = Desk.Usd(1_500), MaxPositions = 4,
        Protection = new ProtectionOptions { LegIntervalNs = 5 * EngineTime.NsPerSecond, Strategies = [new StrategyLegs { StrategyId = 1, TargetPpm = 10_000 }] },
    };

    [Fact]
    public void Every_open_position_is_protected_or_within_its_limit_or_closing()
    {
        var said = new Dictionary<RiskEventKind, int>();
        var property = Prop.ForAll<(byte Kind, byte A, byte B, byte C)[], byte>((steps, seed) =>
        {
            var storm = new LegStorm(Options, seed);
            foreach (var (kind, a, b, c) in steps) storm.Apply(kind, a, b, c);
            storm.Calm();

            // When the venue is at peace again nothing is left over of what was lost.
            var orders = new LiveOrderView[storm.Desk.Stage.LiveOrderCapacity];
            var live = orders[..storm.Desk.Stage.CopyLiveOrders(orders)];
            Assert.Equal(live.Where(order => order.Terms.Leg != OrderLeg.Exit).Select(order => order.Terms.Order), storm.Venue.Resting.Keys);
            foreach (var position in storm.Desk.OpenPositions())
                Assert.Equal(position.Quantity, storm.Venue.Resting.Values.Where(leg => leg.Terms.PositionId == position.PositionId && leg.Terms.Leg == OrderLeg.Stop).Sum(leg => leg.Open));
            foreach (var risk in storm.Desk.RiskLog) said[risk.Kind] = said.GetValueOrDefault(risk.Kind) + 1;
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(120), property);
        RiskEventKind[] expected =
        [
            RiskEventKind.Protected, RiskEventKind.LegRestored, RiskEventKind.LegMissing, RiskEventKind.LegMoved, RiskEventKind.LegHeld, RiskEventKind.StopPassed,
            RiskEventKind.LegTooSmall, RiskEventKind.LegLookedUp, RiskEventKind.ExitHeld, RiskEventKind.MarginShort, RiskEventKind.NakedTooLong,
            RiskEventKind.OtherLegCancelled, RiskEventKind.LegCancelled,
        ];
        Assert.All(expected, kind => Assert.True(said.GetValueOrDefault(kind) > 5, $"{kind}: {said.GetValueOrDefault(kind)}"));
    }

    [Fact]
    public void A_stage_restored_in_the_middle_goes_on_with_the_same_legs()
    {
        var attached = 0;
        var property = Prop.ForAll<(byte Kind, byte A, byte B, byte C)[], byte>((steps, seed) =>
        {
            var storm = new LegStorm(Options, seed);
            var desk = storm.Desk;
            var middle = (Events: 0, Ledger: 0, Orders: 0, Cancels: 0, Queries: 0);
            byte[] snapshot = desk.Snapshot();
            for (var i = 0; i < steps.Length; i++)
            {
                storm.Apply(steps[i].Kind, steps[i].A, steps[i].B, steps[i].C);
                if (i != steps.Length / 2) continue;
                middle = (desk.Events.Count, desk.Ledger.Count, desk.Orders.Count, desk.Cancels.Count, desk.Queries.Count);
                snapshot = desk.Snapshot();
            }

            var other = Desk.From(snapshot, Options, isProtected: true);
            Assert.Equal(snapshot, other.Snapshot());
            foreach (var e in desk.Events.Skip(middle.Events)) other.Replay(in e);
            Assert.Equal(desk.Ledger.Skip(middle.Ledger).Select(LedgerText.Of), other.Ledger.Select(LedgerText.Of));
            Assert.Equal(desk.Orders.Skip(middle.Orders), other.Orders);
            Assert.Equal(desk.Cancels.Skip(middle.Cancels), other.Cancels);
            Assert.Equal(desk.Queries.Skip(middle.Queries), other.Queries);
            Assert.Equal(desk.Snapshot(), other.Snapshot());
            attached += other.RiskLog.Count(risk => risk.Kind == RiskEventKind.LegAttached);
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(120), property);
        Assert.True(attached > 100, $"{attached} legs attached");
    }
}
