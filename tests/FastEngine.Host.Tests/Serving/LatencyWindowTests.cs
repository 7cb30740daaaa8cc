using FastEngine.Host.Serving;
using FastEngine.Host.Tests.Service.Watching;
using FastEngine.Rings;

namespace FastEngine.Host.Tests.Serving;

public class LatencyWindowTests
{
    private readonly ManualTime _time = new();
    private readonly LatencyHistogram _counted = new();
    private readonly LatencyWindow _window;

    public LatencyWindowTests() => _window = new LatencyWindow(all => all.Add(_counted), _time);

    [Fact]
    public void In_the_first_minute_it_is_of_all_that_was()
    {
        _counted.Record(1_000);
        After(5);
        Assert.Equal((1, 5), (_window.Recent.Count, _window.Span.TotalSeconds));
        _counted.Record(1_000);
        After(54);
        Assert.Equal((2, 59), (_window.Recent.Count, _window.Span.TotalSeconds));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(15)]
    public void A_bad_hour_is_forgotten_soon_after_a_minute_and_a_new_one_is_seen_at_once(int every)
    {
        for (var second = 0; second < 3_600; second += every)
        {
            for (var tick = 0; tick < 100; tick++) _counted.Record(5_000_000);
            After(every);
        }

        for (var second = 0; second < 75; second += every)
        {
            _counted.Record(1_000);
            After(every);
        }

        Assert.InRange(_window.Recent.MaxNs, 1_000, 1_001);
        Assert.InRange(_window.Span.TotalSeconds, 60, 74);
        Assert.InRange(_window.Recent.Count, 60 / every, 74 / every);
        Assert.True(_window.All.PercentileNs(50) > 4_000_000);
        for (var tick = 0; tick < 100; tick++) _counted.Record(7_000_000);
        After(every);
        Assert.True(_window.Recent.PercentileNs(50) > 6_000_000);
    }

    [Fact]
    public void Who_reads_after_long_gets_what_came_since_and_then_minutes_again()
    {
        After(10);
        _counted.Record(1_000);
        After(600);
        Assert.Equal((1, 600), (_window.Recent.Count, _window.Span.TotalSeconds));
        for (var reading = 0; reading < 7; reading++) After(10);
        Assert.Equal((0, 60), (_window.Recent.Count, _window.Span.TotalSeconds));
    }

    private void After(int seconds)
    {
        _time.Move(TimeSpan.FromSeconds(seconds));
        _window.Read();
    }
}
