using FastEngine.Core.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Trading.Tests.Dtms;

/// <summary>Any views, clocks, reports, refusals and commands.</summary>
public class DtmsStormTests
{
    private static readonly TradingOptions Options = new()
    {
        Mode = AccountMode.Hedge, MaxPosition = Desk.Usd(2_000), MaxPositions = 4, PositionCapacity = 6, StopMaxPpm = 5_000, Safety = Desk.Unguarded, Portfolio = Desk.Hale,
    };

    [Fact]
    public void Never_hedged_without_a_hedge_nor_a_stop_widened_nor_a_position_unmanaged()
    {
        var transitions = new Dictionary<(DtmsState From, DtmsState To, DtmsCause Cause), int>();
        var kinds = new Dictionary<DtmsEventKind, int>();
        var property = Prop.ForAll<(byte Kind, byte A, byte B, byte C)[]>(steps =>
        {
            var storm = new ManagedStorm(Options);
            foreach (var (kind, a, b, c) in steps) storm.Apply(kind, a, b, c);
            foreach (var (key, count) in storm.Transitions) transitions[key] = transitions.GetValueOrDefault(key) + count;
            foreach (var (key, count) in storm.Kinds) kinds[key] = kinds.GetValueOrDefault(key) + count;
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithStartSize(200).WithEndSize(1_200), property);

        // It was worth it only if it got everywhere.
        var seen = string.Join('\n', transitions.Select(pair => $"{pair.Key}: {pair.Value}").Concat(kinds.Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.True(transitions.Count >= 11, seen);
        for (var kind = DtmsEventKind.Registered; kind <= DtmsEventKind.Unregistered; kind++)
            if (kind != DtmsEventKind.RailHeld) Assert.True(kinds.ContainsKey(kind), $"no {kind}\n{seen}");
    }

    [Fact]
    public void A_stage_restored_in_the_middle_goes_on_like_the_other()
    {
        var hedged = 0;
        var property = Prop.ForAll<(byte Kind, byte A, byte B, byte C)[], byte>((steps, every) =>
        {
            var storm = new ManagedStorm(Options);
            var desk = storm.Desk;
            var restored = new List<(Desk Desk, int Events, int Orders, int Ledger)>();
            for (var i = 0; i < steps.Length; i++)
            {
                var (kind, a, b, c) = steps[i];
                storm.Apply(kind, a, b, c);
                var isHedged = desk.OpenPositions().Any(position => position.ParentId != 0);
                if (restored.Count == 8 || (!isHedged && i % (every % 60 + 100) != 0)) continue;
                var other = Desk.From(desk.Snapshot(), Options);
                Assert.Equal(desk.Snapshot(), other.Snapshot());
                restored.Add((other, desk.Events.Count, desk.Orders.Count, desk.Ledger.Count));
                hedged += isHedged ? 1 : 0;
            }

            foreach (var (other, events, orders, ledger) in restored)
            {
                foreach (var e in desk.Events.Skip(events)) other.Replay(in e);
                Assert.Equal(desk.Orders.Skip(orders), other.Orders);
                Assert.Equal(desk.Ledger.Skip(ledger).Where(e => e.Kind == LedgerEventKind.Dtms).Select(Text), other.Ledger.Where(e => e.Kind == LedgerEventKind.Dtms).Select(Text));
                Assert.Equal(desk.Snapshot(), other.Snapshot());
            }

            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(80).WithStartSize(300).WithEndSize(1_000), property);
        Assert.True(hedged > 20, $"{hedged} snapshots with a hedge");
    }

    private static (long, DtmsEventKind, DtmsCause, DtmsState, double, double, long) Text(LedgerEvent e) =>
        (e.Dtms.PositionId, e.Dtms.Kind, e.Dtms.Cause, e.Dtms.To, e.Dtms.Score, e.Dtms.ProfitR, e.Dtms.Quantity);
}
