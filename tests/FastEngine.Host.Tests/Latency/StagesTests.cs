using System.Runtime.CompilerServices;
using FastEngine.Engine.Latency;
using FastEngine.Host.Latency;
using FastEngine.Rings;

namespace FastEngine.Host.Tests.Latency;

public class StagesTests
{
    [Fact]
    public void A_stage_without_a_stamp_belongs_to_the_next_one()
    {
        var record = new LatencyRecord { Approved = 1_000, Sent = 1_500 };

        Assert.False(Stages.TryLength(in record, Stage.Encoded, out _));
        Assert.True(Stages.TryLength(in record, Stage.Sent, out var ns));
        Assert.Equal(MonotonicClock.ToNs(500), ns);
        Assert.False(Stages.TryLength(in record, Stage.Approved, out _));
    }

    [Fact]
    public void The_slowest_stage_is_the_longest_and_the_total_is_from_the_first_stamp_to_the_last()
    {
        var record = new LatencyRecord { Received = 100, Parsed = 150, Published = 160, Consumed = 900, Decided = 1_000 };

        Assert.True(Stages.TrySlowest(in record, out var stage, out var ns));
        Assert.Equal((Stage.Consumed, MonotonicClock.ToNs(740)), (stage, ns));
        Assert.Equal(MonotonicClock.ToNs(900), Stages.TotalNs(in record));
    }

    [Fact]
    public void A_record_of_one_stamp_has_no_stage()
    {
        var record = new LatencyRecord { Sent = 5 };
        Assert.False(Stages.TrySlowest(in record, out _, out _));
        Assert.Equal(0, Stages.TotalNs(in record));
    }

    [Fact]
    public void A_row_has_the_size_that_its_file_says() => Assert.Equal((LedgerEntry.Bytes, 96), (Unsafe.SizeOf<LedgerEntry>(), Unsafe.SizeOf<LatencyRecord>()));
}
