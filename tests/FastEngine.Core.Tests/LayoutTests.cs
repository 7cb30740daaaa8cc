using System.Runtime.CompilerServices;

namespace FastEngine.Core.Tests;

/// <summary>Sizes and offsets that the hot path and the files on disk rest on.</summary>
public class LayoutTests
{
    [Fact]
    public void A_tick_is_one_cache_line_with_its_fields_in_place()
    {
        var tick = default(Tick);
        Assert.Equal(64, Unsafe.SizeOf<Tick>());
        Assert.Equal(0, Offset(ref tick, ref tick.ExchangeTimeNs));
        Assert.Equal(8, Offset(ref tick, ref tick.ReceiveTimeNs));
        Assert.Equal(16, Offset(ref tick, ref tick.Price));
        Assert.Equal(24, Offset(ref tick, ref tick.Quantity));
        Assert.Equal(32, Offset(ref tick, ref tick.TradeId));
        Assert.Equal(40, Offset(ref tick, ref tick.Sequence));
        Assert.Equal(48, Offset(ref tick, ref tick.Stamp));
        Assert.Equal(56, Offset(ref tick, ref tick.InstrumentId));
        Assert.Equal(60, Offset(ref tick, ref tick.Kind));
        Assert.Equal(61, Offset(ref tick, ref tick.Aggressor));
        Assert.Equal(62, Offset(ref tick, ref tick.Stream));
        Assert.Equal(63, Offset(ref tick, ref tick.Flags));
    }

    [Fact]
    public void A_sum_takes_twelve_bytes() => Assert.Equal(12, Unsafe.SizeOf<Sum96>());

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public unsafe void A_pinned_array_begins_at_a_cache_line(int length) =>
        Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref new PinnedArray<Tick>(length)[0]) % 64);

    private static long Offset<T, TField>(ref T structure, ref TField field) =>
        (long)Unsafe.ByteOffset(ref Unsafe.As<T, byte>(ref structure), ref Unsafe.As<TField, byte>(ref field));
}
