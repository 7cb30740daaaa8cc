using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

public class CommandTests
{
    private static readonly TradingOptions Options = new() { MaxPosition = Desk.Usd(1_000) };

    [Fact]
    public void The_highest_level_of_all_reasons_is_in_force()
    {
        var desk = new Desk();
        desk.Kill(KillSwitchLevel.ReduceOnly);
        desk.Kill(KillSwitchLevel.StopEntries, KillSwitchReason.JournalUnwritable, CommandOrigin.Engine);
        Assert.Equal(KillSwitchLevel.ReduceOnly, desk.Stage.KillSwitch);
        desk.Kill(KillSwitchLevel.None);
        Assert.Equal(KillSwitchLevel.StopEntries, desk.Stage.KillSwitch);
        AssertOutcome(desk, LedgerEventKind.KillSwitchChanged, CommandRefusal.None, before: 2, after: 1);
        desk.Kill(KillSwitchLevel.None, KillSwitchReason.JournalUnwritable, CommandOrigin.Operator);
        AssertOutcome(desk, LedgerEventKind.KillSwitchChanged, CommandRefusal.None, before: 1, after: 0);
        desk.Enter(Desk.Long());
    }

    [Theory]
    [InlineData(KillSwitchReason.Operator, CommandOrigin.Operator, CommandRefusal.OnlyOperator)]
    [InlineData(KillSwitchReason.Unreconciled, CommandOrigin.Operator, CommandRefusal.OnlyOperator)]
    [InlineData(KillSwitchReason.LedgerOverflow, CommandOrigin.Operator, CommandRefusal.OnlyOperator)]
    [InlineData(KillSwitchReason.JournalUnwritable, CommandOrigin.Operator, CommandRefusal.OnlyOperator)]
    [InlineData(KillSwitchReason.Recovering, CommandOrigin.Recovery, CommandRefusal.OnlyRecovery)]
    public void A_level_is_lowered_only_by_whom_its_reason_names(KillSwitchReason reason, CommandOrigin who, CommandRefusal refusal)
    {
        foreach (var origin in Enum.GetValues<CommandOrigin>())
        {
            var desk = new Desk();
            desk.Kill(KillSwitchLevel.ReduceOnly, reason, CommandOrigin.Engine);
            foreach (var level in new[] { KillSwitchLevel.StopEntries, KillSwitchLevel.None })
            {
                desk.Kill(level, reason, origin);
                if (origin == who) Assert.Equal(level, desk.Stage.KillSwitchOf(reason));
                else AssertOutcome(desk, LedgerEventKind.CommandRefused, refusal, before: 2, after: 2);
            }
        }
    }

    [Fact]
    public void A_reset_without_a_reason_is_of_all_that_its_origin_may_reset()
    {
        var desk = new Desk();
        desk.Kill(KillSwitchLevel.Flatten);
        desk.Kill(KillSwitchLevel.ReduceOnly, KillSwitchReason.Unreconciled, CommandOrigin.Recovery);
        desk.Kill(KillSwitchLevel.StopEntries, KillSwitchReason.Recovering, CommandOrigin.Recovery);
        desk.Kill(KillSwitchLevel.None, KillSwitchReason.None, CommandOrigin.Configuration);
        AssertOutcome(desk, LedgerEventKind.CommandRefused, CommandRefusal.OnlyOperator, before: 3, after: 3);
        desk.Kill(KillSwitchLevel.None, KillSwitchReason.None, CommandOrigin.Operator);
        AssertOutcome(desk, LedgerEventKind.KillSwitchChanged, CommandRefusal.None, before: 3, after: 1);
        desk.Kill(KillSwitchLevel.None, KillSwitchReason.None, CommandOrigin.Operator);
        AssertOutcome(desk, LedgerEventKind.CommandRefused, CommandRefusal.OnlyRecovery, before: 1, after: 1);
        desk.Kill(KillSwitchLevel.None, KillSwitchReason.Recovering, CommandOrigin.Recovery);
        Assert.Equal(KillSwitchLevel.None, desk.Stage.KillSwitch);
    }

    [Theory]
    [InlineData(4, KillSwitchReason.Operator, CommandRefusal.OutOfRange)]
    [InlineData(-1, KillSwitchReason.Operator, CommandRefusal.OutOfRange)]
    [InlineData(1, KillSwitchReason.None, CommandRefusal.UnknownReason)]
    [InlineData(1, (KillSwitchReason)200, CommandRefusal.UnknownReason)]
    public void What_is_no_level_or_reason_changes_nothing(long value, KillSwitchReason reason, CommandRefusal refusal)
    {
        var desk = new Desk();
        desk.Command(new Command { Kind = CommandKind.KillSwitch, Value = value, Reason = reason, Origin = CommandOrigin.Operator });
        AssertOutcome(desk, LedgerEventKind.CommandRefused, refusal, before: 0, after: 0);
    }

    [Fact]
    public void Flatten_said_again_closes_what_failed_to_close()
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long());
        desk.Kill(KillSwitchLevel.Flatten);
        desk.Rejected(desk.LastOrder.Order);
        desk.Kill(KillSwitchLevel.Flatten);
        Assert.Equal((3, OrderLeg.Exit), (desk.Orders.Count, desk.LastOrder.Leg));
    }

    [Fact]
    public void A_position_is_closed_by_its_number()
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long());
        var position = desk.Open(Desk.Long(Desk.OtherUsdm));
        Close(desk, position);
        AssertOutcome(desk, LedgerEventKind.PositionsClosing, CommandRefusal.None, before: 1, after: 1);
        Assert.Equal((OrderLeg.Exit, position, ExitReason.Manual), (desk.LastOrder.Leg, desk.LastOrder.PositionId, desk.LastOrder.Reason));
        Close(desk, position);
        AssertOutcome(desk, LedgerEventKind.PositionsClosing, CommandRefusal.None, before: 1, after: 0);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 101_00);
        Assert.Equal(ExitReason.Manual, desk.Trades.Single().Reason);
        Close(desk, position);
        AssertOutcome(desk, LedgerEventKind.CommandRefused, CommandRefusal.UnknownPosition, before: 0, after: 0);
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(Desk.Usdm, 2)]
    [InlineData(Desk.Spot, 0)]
    public void All_positions_of_an_instrument_or_of_all_are_closed_and_what_is_pending_is_cancelled(int instrument, long count)
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long());
        var pending = desk.Enter(Desk.Long(strategy: 1));
        desk.Open(Desk.Long(Desk.OtherUsdm));
        Close(desk, 0, instrument);
        AssertOutcome(desk, LedgerEventKind.PositionsClosing, CommandRefusal.None, before: count, after: count);
        Assert.Equal(count == 0 ? [] : [pending], desk.Cancels);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(4)]
    public void Positions_of_an_instrument_that_there_is_not_are_refused(int instrument)
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long());
        Close(desk, 0, instrument);
        AssertOutcome(desk, LedgerEventKind.CommandRefused, CommandRefusal.UnknownInstrument, before: 0, after: 0);
        Assert.Single(desk.Orders);
    }

    [Theory]
    [InlineData(LiveKnob.RiskPpm, 1, 20_000)]
    [InlineData(LiveKnob.MaxPositions, 1, 8)]
    [InlineData(LiveKnob.TotalExposurePpm, 1, 100_000_000)]
    [InlineData(LiveKnob.SymbolExposurePpm, 1, 100_000_000)]
    [InlineData(LiveKnob.Leverage, 1, 10)]
    public void A_knob_takes_what_its_option_takes_and_refuses_the_rest(LiveKnob knob, long least, long most)
    {
        var desk = new Desk(Options with { PositionCapacity = 8 });
        foreach (var value in new[] { least, most })
        {
            var before = desk.Stage[knob];
            Set(desk, knob, value);
            AssertOutcome(desk, LedgerEventKind.KnobChanged, CommandRefusal.None, before, value);
            Assert.Equal(value, desk.Stage[knob]);
        }

        foreach (var value in new[] { least - 1, most + 1, long.MinValue, long.MaxValue, 1L << 32 | least })
        {
            Set(desk, knob, value);
            AssertOutcome(desk, LedgerEventKind.CommandRefused, CommandRefusal.OutOfRange, most, most);
            Assert.Equal((least, most), (desk.Ledger[^1].Command.Least, desk.Ledger[^1].Command.Most));
        }
    }

    [Theory]
    [InlineData(LiveKnob.None)]
    [InlineData((LiveKnob)99)]
    public void A_knob_that_there_is_not_is_refused(LiveKnob knob)
    {
        var desk = new Desk();
        Set(desk, knob, 1);
        AssertOutcome(desk, LedgerEventKind.CommandRefused, CommandRefusal.UnknownKnob, 0, 0);
    }

    [Fact]
    public void The_next_entry_sees_what_was_set()
    {
        var risk = new Desk(new TradingOptions { SymbolExposurePpm = 100_000_000, TotalExposurePpm = 100_000_000 });
        Set(risk, LiveKnob.RiskPpm, 2_500);
        risk.Enter(Desk.Long());
        Assert.Equal(50_000, risk.LastOrder.Quantity);

        var positions = new Desk(Options);
        Set(positions, LiveKnob.MaxPositions, 1);
        positions.Enter(Desk.Long());
        positions.Send(Desk.Long(strategy: 1));
        positions.AssertRefused(EntryHandler.PositionLimit, RefusalCause.TooManyPositions, 1, 1);

        var symbol = new Desk();
        Set(symbol, LiveKnob.SymbolExposurePpm, 500_000);
        symbol.Enter(Desk.Long());
        Assert.Equal(50_000, symbol.LastOrder.Quantity);

        var total = new Desk(Options);
        Set(total, LiveKnob.TotalExposurePpm, 50_000);
        total.Send(Desk.Long());
        total.AssertRefused(EntryHandler.ExposureCheck, RefusalCause.TotalExposure, 1_000, 500);

        var leverage = new Desk(new TradingOptions { FitExposure = false, SymbolExposurePpm = 10_000_000 });
        Set(leverage, LiveKnob.Leverage, 1);
        leverage.Send(Desk.Long() with { ZoneEdge = 99_75 });
        leverage.AssertRefused(EntryHandler.ExposureCheck, RefusalCause.Margin, 20_000, 10_000);
    }

    [Fact]
    public void The_position_limit_rises_to_what_the_tables_are_made_for()
    {
        var desk = new Desk(Options with { MaxPositions = 1, PositionCapacity = 2 });
        desk.Enter(Desk.Long());
        desk.Send(Desk.Long(strategy: 1));
        desk.AssertRefused(EntryHandler.PositionLimit, RefusalCause.TooManyPositions, 1, 1);
        Set(desk, LiveKnob.MaxPositions, 2);
        desk.Enter(Desk.Long(strategy: 1));
    }

    [Fact]
    public void Entries_of_one_instrument_are_forbidden_and_allowed()
    {
        var desk = new Desk(Options);
        Allow(desk, Desk.Usdm, 0);
        AssertOutcome(desk, LedgerEventKind.EntriesChanged, CommandRefusal.None, before: 1, after: 0);
        desk.Send(Desk.Long());
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.EntriesForbidden, 0, 0);
        desk.Enter(Desk.Long(Desk.OtherUsdm));
        Allow(desk, Desk.Usdm, 1);
        desk.Enter(Desk.Long());
    }

    [Fact]
    public void Entries_of_all_instruments_are_counted()
    {
        var desk = new Desk(Options);
        Allow(desk, Desk.Usdm, 0);
        Allow(desk, -1, 0);
        AssertOutcome(desk, LedgerEventKind.EntriesChanged, CommandRefusal.None, before: 3, after: 0);
        Allow(desk, -1, 1);
        AssertOutcome(desk, LedgerEventKind.EntriesChanged, CommandRefusal.None, before: 0, after: 4);
        Assert.True(desk.Stage.AreEntriesAllowed(Desk.Usdm));
    }

    [Theory]
    [InlineData(4, 1, CommandRefusal.UnknownInstrument)]
    [InlineData(-2, 1, CommandRefusal.UnknownInstrument)]
    [InlineData(0, 2, CommandRefusal.OutOfRange)]
    public void Entries_of_what_there_is_not_are_refused(int instrument, long value, CommandRefusal refusal)
    {
        var desk = new Desk();
        Allow(desk, instrument, value);
        Assert.Equal((LedgerEventKind.CommandRefused, refusal), (desk.Ledger[^1].Kind, desk.Ledger[^1].Command.Refusal));
    }

    [Fact]
    public void A_command_of_no_kind_is_refused_and_no_command_moves_time()
    {
        var desk = new Desk();
        desk.Clock(Desk.Start);
        desk.Now += 60_000_000_000;
        desk.Command(new Command { Kind = (CommandKind)77 });
        Assert.Equal((LedgerEventKind.CommandRefused, CommandRefusal.UnknownKind), (desk.Ledger[^1].Kind, desk.Ledger[^1].Command.Refusal));
        Assert.Equal((Desk.Start, desk.Sequence), (desk.Ledger[^1].TimeNs, desk.Ledger[^1].Sequence));
    }

    [Fact]
    public void What_was_commanded_outlives_a_restart()
    {
        var desk = new Desk(Options);
        desk.Kill(KillSwitchLevel.ReduceOnly, KillSwitchReason.Unreconciled, CommandOrigin.Recovery);
        Set(desk, LiveKnob.RiskPpm, 123);
        Allow(desk, Desk.Spot, 0);
        var other = Desk.From(desk.Snapshot(), Options);
        Assert.Equal((KillSwitchLevel.ReduceOnly, 123), (other.Stage.KillSwitchOf(KillSwitchReason.Unreconciled), other.Stage[LiveKnob.RiskPpm]));
        Assert.Equal([true, true, false, true], Enumerable.Range(0, 4).Select(other.Stage.AreEntriesAllowed));
    }

    private static void Set(Desk desk, LiveKnob knob, long value) => desk.Command(new Command { Kind = CommandKind.SetKnob, Knob = knob, Value = value });

    private static void Close(Desk desk, long position, int instrument = -1) =>
        desk.Command(new Command { Kind = CommandKind.ClosePosition, Value = position, InstrumentId = instrument, Origin = CommandOrigin.Operator });

    private static void Allow(Desk desk, int instrument, long value) =>
        desk.Command(new Command { Kind = CommandKind.AllowEntries, InstrumentId = instrument, Value = value });

    private static void AssertOutcome(Desk desk, LedgerEventKind kind, CommandRefusal refusal, long before, long after)
    {
        var last = desk.Ledger[^1];
        Assert.Equal((kind, refusal, before, after), (last.Kind, last.Command.Refusal, last.Command.Before, last.Command.After));
    }
}
