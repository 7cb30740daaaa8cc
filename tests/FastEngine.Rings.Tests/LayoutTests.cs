using System.Runtime.CompilerServices;

namespace FastEngine.Rings.Tests;

public class LayoutTests
{
    // In a field, so that the allocation measured is not optimised away.
    private object? _kept;

    [Fact]
    public void A_sequence_has_a_line_pair_to_itself_on_both_sides()
    {
        var sequence = new Sequence(42);
        Assert.Equal(42, sequence.Location);
        var size = Allocations.Least(() => _kept = new Sequence());
        Assert.Equal(128, OffsetIn(sequence, ref sequence.Location));
        // Header and method table, padding, the value, padding.
        Assert.Equal(16 + 256, size);
    }

    [Fact]
    public void What_a_producer_keeps_is_padded_on_both_sides()
    {
        var state = default(ProducerState);
        Assert.Equal(256, Unsafe.SizeOf<ProducerState>());
        Assert.Equal(128, Offset(ref state, ref state.Claimed));
        Assert.Equal(136, Offset(ref state, ref state.Limit));
        Assert.Equal(144, Offset(ref state, ref state.Refused));
        Assert.Equal(152, Offset(ref state, ref state.Waited));
    }

    [Fact]
    public void What_a_consumer_keeps_is_padded_on_both_sides()
    {
        var state = default(ConsumerState);
        Assert.Equal(256, Unsafe.SizeOf<ConsumerState>());
        Assert.Equal(128, Offset(ref state, ref state.Next));
        Assert.Equal(136, Offset(ref state, ref state.Available));
    }

    [Fact]
    public void What_a_spilling_producer_keeps_is_padded_on_both_sides()
    {
        var state = default(SpillState);
        Assert.Equal(256, Unsafe.SizeOf<SpillState>());
        Assert.Equal(128, Offset(ref state, ref state.Spilled));
        Assert.Equal(136, Offset(ref state, ref state.OverflowOffset));
        Assert.Equal(144, Offset(ref state, ref state.Refused));
        Assert.Equal(152, Offset(ref state, ref Unsafe.As<bool, long>(ref state.IsOverflowing)));
    }

    [Fact]
    public void Slots_start_at_a_cache_line_and_follow_each_other_without_gaps()
    {
        foreach (var ring in new IRing<Payload>[] { new SingleProducerRing<Payload>(8), new MultiProducerRing<Payload>(8) })
        {
            Assert.Equal(64, Unsafe.SizeOf<Payload>());
            Assert.Equal(0, AddressOf(ref ring[0]) % 64);
            for (var sequence = 0L; sequence < 24; sequence++)
                Assert.Equal(sequence % 8 * 64, AddressOf(ref ring[sequence]) - AddressOf(ref ring[0]));
        }
    }

    private static long Offset<T>(ref T start, ref long field) => Unsafe.ByteOffset(ref Unsafe.As<T, byte>(ref start), ref Unsafe.As<long, byte>(ref field));

    private static long OffsetIn(object owner, ref long field) =>
        Unsafe.ByteOffset(ref Unsafe.As<FirstByte>(owner).Value, ref Unsafe.As<long, byte>(ref field));

    private static unsafe long AddressOf(ref Payload slot) => (long)Unsafe.AsPointer(ref slot);

    private sealed class FirstByte
    {
        public byte Value = 1;
    }
}
