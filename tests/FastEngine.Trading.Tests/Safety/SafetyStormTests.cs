using FastEngine.Core.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Trading.Tests.Safety;

public class SafetyStormTests
{

    /// <summary>Re-adds are entries too. Hedges are allowed while entries alone are stopped.</summary>
    [Fact]
    public void After_a_trigger_no_entry_leaves()
    {
        var tripped = new HashSet<KillSwitchReason>();
        var (entries, resets) = (0, 0);
        var property = Prop.ForAll<(byte Kind, byte A, byte B, byte C)[]>(steps =>
        {
            var desk = new Desk(SafetyStorm.Options);
            var model = new LedgerModel(desk);
            foreach (var (kind, a, b, c) in steps)
            {
                SafetyStorm.Apply(desk, model, kind, a, b, c);
                model.Check();
            }

            var (level, wasTripped) = (KillSwitchLevel.None, false);
            foreach (var e in desk.Ledger)
            {
                // The switch is set by the event behind the trigger's, unless its reason has it set already.
                if (wasTripped) Assert.True(level > KillSwitchLevel.None || e.Kind == LedgerEventKind.KillSwitchChanged);
                wasTripped = e.Kind == LedgerEventKind.Risk && e.Risk.Kind == RiskEventKind.TriggerTripped;
                if (wasTripped) tripped.Add(e.Risk.Trigger);
                if (e.Kind == LedgerEventKind.Risk && e.Risk.Kind == RiskEventKind.TriggerReset) resets++;
                if (e.Kind == LedgerEventKind.KillSwitchChanged) level = (KillSwitchLevel)e.Command.After;
                if (e.Kind != LedgerEventKind.OrderPlaced) continue;
                Assert.False(e.Order.Leg == OrderLeg.Entry && level > KillSwitchLevel.None, $"entry at {level}");
                Assert.False(e.Order.Leg == OrderLeg.Hedge && level > KillSwitchLevel.StopEntries, $"hedge at {level}");
                if (e.Order.Leg == OrderLeg.Entry) entries++;
            }

            Assert.Equal(level, desk.Stage.KillSwitch);
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(300), property);
        Assert.True(tripped.Count > 4 && entries > 200 && resets > 50, $"{string.Join(' ', tripped)}, {entries} entries, {resets} resets");
    }
}
