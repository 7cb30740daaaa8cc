using FastEngine.Rings;

namespace FastEngine.Storage.Tests.Journal;

/// <summary>The overflow of a spilling ring on a real file system that is too small, or filled up later.</summary>
public class SpillRingSmallDiskTests
{
    [Fact]
    public void An_overflow_that_does_not_fit_is_refused_at_the_start_and_leaves_no_file()
    {
        using var disk = SmallDisk.TryMount(kib: 256);
        if (disk is null) return;
        var path = Path.Combine(disk.Path, "overflow");
        var refusal = Assert.Throws<IOException>(() => new SpillRing<long>(8, path, 65_536));
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("No space left", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_disk_that_fills_up_later_does_not_touch_what_was_reserved()
    {
        using var disk = SmallDisk.TryMount(kib: 256);
        if (disk is null) return;
        using var ring = new SpillRing<long>(8, Path.Combine(disk.Path, "overflow"), 8192);
        Assert.ThrowsAny<IOException>(() => File.WriteAllBytes(Path.Combine(disk.Path, "ballast"), new byte[512 << 10]));
        var published = 0L;
        while (ring.TryClaim(out var sequence))
        {
            ring[sequence] = sequence;
            ring.Publish(sequence);
            published++;
        }

        Assert.Equal(8 + 8192, published);
        for (var next = 0L; next < published; next++)
        {
            Assert.True(ring.Consumer.HighestAvailable() >= next);
            Assert.Equal(next, ring.Consumer[next]);
            ring.Consumer.Release(next);
        }
    }
}
