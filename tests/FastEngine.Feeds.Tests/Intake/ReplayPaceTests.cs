using FastEngine.Core;
using FastEngine.Feeds.Intake;

namespace FastEngine.Feeds.Tests.Intake;

public class ReplayPaceTests
{
    private const long DayNs = 24 * EngineTime.NsPerHour;

    [Fact]
    public void What_is_older_than_the_begin_of_the_pace_is_due_at_once()
    {
        var pace = new ReplayPace(speed: 1, fromNs: 5 * DayNs);
        for (var day = 0; day < 5; day++) Assert.True(pace.IsDue(day * DayNs));

        // From there on time passes as it was recorded: the first is due, what comes a day later is not.
        Assert.True(pace.IsDue(5 * DayNs));
        Assert.False(pace.IsDue(6 * DayNs));
    }

    [Fact]
    public void Without_a_begin_the_pace_counts_from_the_first()
    {
        var pace = new ReplayPace(speed: 1);
        Assert.True(pace.IsDue(0));
        Assert.False(pace.IsDue(DayNs));
    }

    [Fact]
    public void Another_speed_counts_from_where_the_replay_is()
    {
        var pace = new ReplayPace(speed: 1);
        Assert.True(pace.IsDue(0));
        pace.ChangeTo(1e10);
        Assert.False(pace.IsDue(DayNs));
        Assert.True(SpinWait.SpinUntil(() => pace.IsDue(DayNs), TimeSpan.FromSeconds(10)));
        pace.ChangeTo(1e-3);
        Assert.False(pace.IsDue(long.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => pace.ChangeTo(double.PositiveInfinity));
    }
}
