using FastEngine.Core.Execution;
using FastEngine.Engine.Deadlines;
using FastEngine.Rings;

namespace FastEngine.Engine.Tests.Deadlines;

public class BackupPathTests
{
    private readonly OnePosition _trading = new();
    private readonly SingleProducerRing<ApprovedOrder> _ring = new(16);
    private readonly List<Command> _commands = [];
    private readonly BackupExits _backup;

    public BackupPathTests() => _backup = new BackupExits(_ring, command =>
    {
        _commands.Add(command);
        return true;
    });

    [Fact]
    public void The_exit_of_the_trade_thread_has_the_id_that_the_watchdog_has()
    {
        var offered = _trading.Backup;
        _trading.Exit();
        Assert.Equal(offered.Terms.Id, _trading.Orders[1].Id);
        Assert.Equal(offered.Terms.Quantity, _trading.Orders[1].Quantity);
        Assert.Equal(0, _trading.Backup.Terms.PositionId);
    }

    [Fact]
    public void An_exit_that_left_by_the_backup_path_is_dropped_when_the_trade_thread_sends_it()
    {
        Watchdog(_trading.Backup);
        Assert.True(_backup.TryTake(out var first));
        _trading.Exit();
        Assert.True(_backup.MayLeave(_trading.Approved[1], out var isDropped));
        Assert.True(isDropped);
        Assert.Equal(first.Terms.Id, _trading.Orders[1].Id);
        Assert.Equal((CommandKind.ReportDuplicateDropped, _trading.Orders[1].Order), (_commands[0].Kind, _commands[0].Value));
    }

    [Fact]
    public void An_exit_that_the_trade_thread_sent_is_dropped_when_the_watchdog_sends_it()
    {
        var offered = _trading.Backup;
        _trading.Exit();
        Assert.True(_backup.MayLeave(_trading.Approved[1], out var isDropped));
        Assert.False(isDropped);
        Watchdog(offered);
        Assert.False(_backup.TryTake(out _));
        Assert.Equal((CommandKind.ReportDuplicateDropped, offered.Terms.Order), (_commands[0].Kind, _commands[0].Value));
    }

    [Fact]
    public void What_the_backup_path_sent_fills_the_exit_that_the_trade_thread_sends_afterwards()
    {
        var sent = _trading.Backup.Terms;
        _trading.Command(new Command { Kind = CommandKind.ExitOverdue, Value = _trading.Position, Origin = CommandOrigin.Engine, InstrumentId = -1 });
        _trading.Report(sent.Order, sent.Quantity);
        var trade = Assert.Single(_trading.Ledger, e => e.Kind == LedgerEventKind.TradeClosed).Trade;
        Assert.Equal((ExitReason.ExitDeadline, sent.Quantity, true), (trade.Reason, trade.Quantity, trade.IsLast));
        Assert.Equal(0, _trading.Stage.Counters.UnknownReports);
    }

    [Fact]
    public void A_missed_deadline_leaves_the_engine_reducing_only_until_a_person_clears_it()
    {
        _trading.Command(new Command { Kind = CommandKind.ExitOverdue, Value = _trading.Position, Uncertainty = 7, Origin = CommandOrigin.Engine, InstrumentId = -1 });
        Assert.Equal(KillSwitchLevel.ReduceOnly, _trading.Stage.KillSwitchOf(KillSwitchReason.ExitDeadline));
        var missed = Assert.Single(_trading.Ledger, e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == RiskEventKind.ExitDeadlineMissed).Risk;
        Assert.Equal((_trading.Position, 7.0), (missed.PositionId, missed.Measured));
        Lower(CommandOrigin.Engine);
        Assert.Equal(KillSwitchLevel.ReduceOnly, _trading.Stage.KillSwitch);
        Lower(CommandOrigin.Operator);
        Assert.Equal(KillSwitchLevel.None, _trading.Stage.KillSwitch);
    }

    [Fact]
    public void Reserved_exits_survive_a_snapshot()
    {
        var bytes = new byte[_trading.Stage.SnapshotSize];
        var length = _trading.Stage.WriteSnapshot(bytes);
        var other = new OnePosition();
        other.Exit();
        Assert.True(other.Stage.Restore(bytes.AsSpan(0, length), out var reason), reason);
        Assert.Equal(_trading.Stage.StateHash, other.Stage.StateHash);
        other.Stage.TellShards();
        Assert.Equal(_trading.Backup.Terms.Id, other.Backup.Terms.Id);
    }

    private void Lower(CommandOrigin origin) => _trading.Command(new Command
    {
        Kind = CommandKind.KillSwitch, Value = (long)KillSwitchLevel.None, Reason = KillSwitchReason.ExitDeadline, Origin = origin, InstrumentId = -1,
    });

    private void Watchdog(in ApprovedOrder exit)
    {
        Assert.True(_ring.TryClaim(1, out var sequence));
        _ring[sequence] = exit;
        _ring.Publish(sequence);
    }
}
