using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Deadlines;
using FastEngine.Rings;

namespace FastEngine.Engine.Tests.Deadlines;

public class ExitWatchdogTests
{
    private const long Ms = EngineTime.NsPerMs;

    private readonly OnePosition _trading = new();
    private readonly ExitDeadlines _deadlines = new(instruments: 1, positions: 4);
    private readonly SingleProducerRing<ApprovedOrder> _backup = new(16);
    private readonly RingConsumer<ApprovedOrder> _sent;
    private readonly List<Command> _commands = [];
    private readonly ExitWatchdog _watchdog;
    private long _now = 1_000_000 * Ms;

    public ExitWatchdogTests()
    {
        _sent = new RingConsumer<ApprovedOrder>(_backup);
        _watchdog = new ExitWatchdog(_deadlines, new WatchdogOptions(), command =>
        {
            _commands.Add(command);
            return true;
        }, _backup, () => _now);
        _deadlines.Offer(0, _trading.Backup, _now);
    }

    [Fact]
    public void A_position_whose_exits_are_checked_in_time_is_left_alone()
    {
        for (var i = 0; i < 10; i++)
        {
            Look(after: 2_999);
            _deadlines.OnChecked(0, _now);
        }

        Assert.Empty(_commands);
        Assert.Equal((0, 0), (_watchdog.Report.Missed, _watchdog.Report.Sent));
    }

    [Fact]
    public void A_check_that_missed_its_deadline_is_told_to_the_trade_thread_once()
    {
        Look(after: 3_000);
        Assert.Empty(_commands);
        Look(after: 1);
        Look(after: 1);
        var command = Assert.Single(_commands);
        Assert.Equal((CommandKind.ExitOverdue, _trading.Position, CommandOrigin.Engine, Ms), (command.Kind, command.Value, command.Origin, command.Uncertainty));
        Assert.Equal(1, _watchdog.Report.Missed);
    }

    [Fact]
    public void While_the_trade_thread_makes_progress_the_exit_is_its_own()
    {
        Look(after: 3_001);
        for (var i = 0; i < 5; i++)
        {
            _deadlines.OnRound();
            Look(after: 999);
        }

        Assert.Single(_commands);
        Assert.Equal(0, Sent());
    }

    [Fact]
    public void Without_progress_the_exit_leaves_by_the_backup_path_exactly_once()
    {
        Look(after: 3_001);
        Look(after: 999);
        Assert.Equal(0, Sent());
        Look(after: 1);
        Look(after: 5_000);
        Assert.Equal(1, Sent());
        Assert.Equal(_trading.Backup.Terms.Id, _backup[0].Terms.Id);
        Assert.Equal([CommandKind.ExitOverdue, CommandKind.ReportBackupSent], _commands.Select(command => command.Kind));
        Assert.Equal(_trading.Backup.Terms.Order, _commands[1].Value);
    }

    [Fact]
    public void An_exit_that_nobody_deals_with_misses_its_deadline_though_the_checks_go_on()
    {
        _deadlines.OnAsked(0, _now);
        Look(after: 500);
        _deadlines.OnChecked(0, _now);
        Look(after: 500);
        Assert.Empty(_commands);
        Look(after: 1);
        Assert.Equal(CommandKind.ExitOverdue, Assert.Single(_commands).Kind);
    }

    [Fact]
    public void An_exit_that_the_venue_does_not_answer_is_a_miss_that_is_told_once()
    {
        _trading.Exit();
        _deadlines.Offer(0, _trading.Backup, _now);
        _deadlines.Await(0, _trading.Position, order: 2, _now);
        Look(after: 3_000);
        Assert.Empty(_commands);
        Look(after: 1);
        Look(after: 9_000);
        var command = Assert.Single(_commands);
        Assert.Equal((CommandKind.ExitOverdue, _trading.Position, Ms), (command.Kind, command.Value, command.Uncertainty));
        Assert.Equal((1, 0), (_watchdog.Report.Missed, Sent()));
        _deadlines.Await(0, _trading.Position, order: 3, _now);
        Look(after: 3_001);
        Assert.Equal(2, _commands.Count);
    }

    [Fact]
    public void One_that_was_answered_in_time_is_none()
    {
        _deadlines.Offer(0, default, _now);
        _deadlines.Await(0, _trading.Position, order: 2, _now);
        Look(after: 2_999);
        _deadlines.Await(0, _trading.Position, order: 0, _now);
        Look(after: 9_000);
        Assert.Empty(_commands);
    }

    [Fact]
    public void A_second_missed_check_is_told_and_counted_again_and_the_exit_still_leaves_once()
    {
        Look(after: 3_001);
        _deadlines.OnRound();
        Look(after: 1);
        _deadlines.OnChecked(0, _now);
        Look(after: 1);
        Look(after: 3_000);
        Assert.Equal(2, _watchdog.Report.Missed);
        Assert.Equal([CommandKind.ExitOverdue, CommandKind.ExitOverdue], _commands.Select(command => command.Kind));
        Look(after: 1_000);
        Look(after: 5_000);
        Assert.Equal(1, Sent());
        _deadlines.OnRound();
        Look(after: 1);
        _deadlines.OnChecked(0, _now);
        Look(after: 1);
        Look(after: 3_000);
        Look(after: 5_000);
        Assert.Equal((3, 1), (_watchdog.Report.Missed, Sent()));
    }

    [Fact]
    public void An_exit_that_left_in_time_leaves_its_slack()
    {
        _deadlines.OnAsked(0, _now);
        Look(after: 400);
        _deadlines.OnHandled(0, _now);
        Look(after: 100);
        Assert.Empty(_commands);
        Assert.Equal((1, 600 * Ms), (_watchdog.Report.ExitSlack.Count, _watchdog.Report.ExitSlack.MaxNs));
    }

    [Fact]
    public void Checks_leave_their_slack()
    {
        _deadlines.OnChecked(0, _now);
        Look(after: 0);
        Look(after: 2_100);
        _deadlines.OnChecked(0, _now);
        Look(after: 0);
        Assert.Equal((1, 900 * Ms), (_watchdog.Report.CheckSlack.Count, _watchdog.Report.CheckSlack.MaxNs));
    }

    [Fact]
    public void Of_a_position_whose_exit_is_on_its_way_there_is_nothing_to_watch()
    {
        _trading.Exit();
        _deadlines.Offer(0, _trading.Backup, _now);
        Look(after: 60_000);
        Assert.Empty(_commands);
    }

    [Fact]
    public void A_command_that_finds_no_room_is_said_again()
    {
        var isFull = true;
        var watchdog = new ExitWatchdog(_deadlines, new WatchdogOptions(), command =>
        {
            if (!isFull) _commands.Add(command);
            return !isFull;
        }, _backup, () => _now);
        _now += 4_000 * Ms;
        watchdog.DoWork();
        isFull = false;
        watchdog.DoWork();
        Assert.Single(_commands);
    }

    [Fact]
    public void A_full_ring_of_commands_does_not_keep_the_exit_back()
    {
        var watchdog = new ExitWatchdog(_deadlines, new WatchdogOptions(), _ => false, _backup, () => _now);
        _now += 4_000 * Ms;
        watchdog.DoWork();
        _now += 1_000 * Ms;
        watchdog.DoWork();
        Assert.Equal((1, 1), (watchdog.Report.Missed, Sent()));
    }

    private void Look(long after)
    {
        _now += after * Ms;
        _watchdog.DoWork();
    }

    private int Sent() => _sent.Available(int.MaxValue);
}
