using System.Runtime.CompilerServices;
using FastEngine.Signals;
using FastEngine.Signals.Candles;

namespace FastEngine.Engine.Tests;

public class LayoutTests
{
    [Fact]
    public void A_result_of_a_shard_holds_either_kind_behind_its_tag_in_three_cache_lines()
    {
        var output = default(ShardOutput);
        Assert.Equal(16, Offset(ref output, ref output.OrderFlow));
        Assert.Equal(16, Offset(ref output, ref output.Candle));
        Assert.Equal(0, Offset(ref output, ref output.Kind));
        Assert.Equal(16 + Math.Max(Unsafe.SizeOf<OrderFlow>(), Unsafe.SizeOf<ClosedCandle>()), Unsafe.SizeOf<ShardOutput>());
        Assert.InRange(Unsafe.SizeOf<ShardOutput>(), 129, 192);
    }

    private static long Offset<T, TField>(ref T structure, ref TField field) =>
        (long)Unsafe.ByteOffset(ref Unsafe.As<T, byte>(ref structure), ref Unsafe.As<TField, byte>(ref field));
}
