using FastEngine.Core;

namespace FastEngine.Feeds.Tests.Recordings;

public class SpanTickReaderTests
{
    private const long Second = EngineTime.NsPerSecond;

    [Fact]
    public void Only_trades_from_the_warm_up_to_before_the_end_come_through()
    {
        using var reader = new SpanTickReader(new Times([.. Enumerable.Range(0, 100)]), new TapeSpan(30 * Second, 50 * Second, 10 * Second));
        Assert.Equal(Enumerable.Range(20, 30).Select(second => second * Second), Read(reader));
    }

    [Fact]
    public void A_trade_that_is_out_of_order_belongs_to_the_span_of_its_time()
    {
        using var reader = new SpanTickReader(new Times([1, 60, 2, 200, 3]), new TapeSpan(0, 10 * Second, 0));
        Assert.Equal([1 * Second, 2 * Second, 3 * Second], Read(reader));
    }

    [Fact]
    public void What_is_well_behind_the_end_is_not_read_any_more()
    {
        var times = new Times([.. Enumerable.Range(0, 1_000_000)]);
        using var reader = new SpanTickReader(times, new TapeSpan(0, 10 * Second, 0));
        Assert.Equal(10, Read(reader).Count);
        Assert.InRange(times.Given, 1_000, 3_000);
        Assert.Equal(reader.StoredBytesTotal, reader.StoredBytesRead);
    }

    [Fact]
    public void A_quote_belongs_to_the_span_of_the_trade_before_it()
    {
        using var reader = new SpanTickReader(new Times([5, -1, 15, -1, -1, 25, -1]), new TapeSpan(10 * Second, 20 * Second, 0));
        Assert.Equal([15 * Second, 0, 0], Read(reader));
    }

    [Fact]
    public void A_span_without_beginning_and_end_is_everything()
    {
        Assert.True(TapeSpan.Everything.IsEverything);
        Assert.False((TapeSpan.Everything with { ToNs = 5 }).IsEverything);
        Assert.Equal(long.MinValue, (TapeSpan.Everything with { WarmUpNs = 7 }).StartNs);
        Assert.True(new TapeSpan(10, 20, 3).Overlaps(0, 7));
        Assert.False(new TapeSpan(10, 20, 3).Overlaps(0, 6));
        Assert.False(new TapeSpan(10, 20, 3).Overlaps(20, 30));
    }

    private static List<long> Read(SpanTickReader reader)
    {
        var times = new List<long>();
        var ticks = new Tick[64];
        while (!reader.IsCompleted)
        {
            foreach (var tick in ticks.AsSpan(0, reader.Fill(ticks))) times.Add(tick.ExchangeTimeNs);
        }

        return times;
    }

    private sealed class Times(int[] seconds) : TickReader("times")
    {
        public int Given { get; private set; }

        public override bool IsCompleted => Given == seconds.Length;

        public override long StoredBytesRead => Given;

        public override long StoredBytesTotal => seconds.Length;

        public override int Fill(Span<Tick> destination)
        {
            var count = Math.Min(destination.Length, seconds.Length - Given);
            for (var i = 0; i < count; i++)
            {
                // A negative time is a quote, which has none.
                var second = seconds[Given + i];
                destination[i] = second < 0 ? new Tick { Kind = EventKind.Quote } : new Tick { Kind = EventKind.Trade, ExchangeTimeNs = second * Second };
            }

            Given += count;
            return count;
        }
    }
}
