using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Safety;

/// <summary>What tests of triggers ask of a desk, and tell it.</summary>
internal static class SafetyEvents
{
    /// <summary>Entries of 1,000 USD: a fall of the price by 1 % costs 0.1 % of the equity.</summary>
    public static readonly TradingOptions Options = new() { MaxPosition = Desk.Usd(1_000), MaxPositions = 10, Portfolio = Desk.Hale };

    /// <summary>Likewise of 10,000 USD, the equity; the price moves the equity by as much.</summary>
    public static readonly TradingOptions Whole = new() { MaxPosition = Desk.Usd(10_000), TotalExposurePpm = 100_000_000, SymbolExposurePpm = 100_000_000, Leverage = 10, MaxPositions = 10, Portfolio = Desk.Hale };

    public static IEnumerable<RiskEvent> Risks(this Desk desk) => desk.Ledger.Where(e => e.Kind == LedgerEventKind.Risk).Select(e => e.Risk);

    public static RiskEvent[] Risks(this Desk desk, params RiskEventKind[] kinds) => [.. desk.Risks().Where(risk => kinds.Contains(risk.Kind))];

    /// <summary>The trigger's events, as the two that each makes.</summary>
    public static void AssertTripped(this Desk desk, KillSwitchReason reason, double measured, double limit)
    {
        var risk = desk.Risks().Last(risk => risk.Kind == RiskEventKind.TriggerTripped);
        Assert.Equal((reason, measured, limit), (risk.Trigger, risk.Measured, risk.Limit));
        var outcome = desk.Ledger.Last(e => e.Kind == LedgerEventKind.KillSwitchChanged).Command;
        Assert.Equal((reason, CommandOrigin.Engine, (long)KillSwitchLevel.StopEntries), (outcome.Command.Reason, outcome.Command.Origin, outcome.Command.Value));
        Assert.Equal(KillSwitchLevel.StopEntries, desk.Stage.KillSwitchOf(reason));
        AssertNothingIsEntered(desk);
    }

    public static void AssertReset(this Desk desk, KillSwitchReason reason)
    {
        Assert.Contains(desk.Risks(), risk => risk.Kind == RiskEventKind.TriggerReset && risk.Trigger == reason);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitchOf(reason));
    }

    public static void AssertNothingIsEntered(this Desk desk)
    {
        desk.Send(Desk.Long(Desk.Spot, strategy: 7));
        Assert.Equal(RefusalCause.EntriesStopped, desk.LastRefusal?.Cause);
    }

    public static void View(this Desk desk, SymbolView view)
    {
        view.TimeNs = desk.Now;
        desk.Send(new TradeEvent { Kind = TradeEventKind.SymbolView, SymbolView = view });
    }

    public static void Clock(this Desk desk, TimeSpan after, long silentNs = 0)
    {
        desk.Now += after.Ticks * TimeSpan.NanosecondsPerTick;
        desk.Send(new TradeEvent { Kind = TradeEventKind.Clock, ClockNs = desk.Now, SilentNs = silentNs });
    }

    public static void Update(this Desk desk, VenueUpdate update)
    {
        update.TimeNs = desk.Now;
        desk.Send(new TradeEvent { Kind = TradeEventKind.VenueUpdate, VenueUpdate = update });
    }

    /// <summary>A trade that makes this much a unit, without fees.</summary>
    public static void Trade(this Desk desk, long gain, int instrument = Desk.Usdm)
    {
        var position = desk.Open(Desk.Long(instrument));
        desk.Exit(position, 100_00 + gain, instrument: instrument);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 100_00 + gain);
    }

    /// <summary>As if nothing had happened between: what follows comes from a restored stage.</summary>
    public static Desk Restored(this Desk desk, TradingOptions options)
    {
        var snapshot = desk.Snapshot();
        var other = Desk.From(snapshot, options);
        Assert.Equal(snapshot, other.Snapshot());
        other.Now = desk.Now;
        other.Sequence = desk.Sequence;
        other.Orders.AddRange(desk.Orders);
        return other;
    }
}
