using System.Runtime.CompilerServices;
using FastEngine.Signals.Decisions;

namespace FastEngine.Engine.Tests;

public class LayoutTests
{
    [Fact]
    public void A_result_of_a_shard_holds_any_kind_behind_its_tag()
    {
        var output = default(ShardOutput);
        Assert.Equal(16, Offset(ref output, ref output.OrderFlow));
        Assert.Equal(16, Offset(ref output, ref output.Candle));
        Assert.Equal(0, Offset(ref output, ref output.Kind));
        Assert.Equal(16, Offset(ref output, ref output.Decision));
        Assert.Equal(16, Offset(ref output, ref output.Signal));
        Assert.InRange(Unsafe.SizeOf<ShardOutput>(), 16 + Unsafe.SizeOf<DecisionRecord>(), 16 + Unsafe.SizeOf<DecisionRecord>() + 15);
    }

    private static long Offset<T, TField>(ref T structure, ref TField field) =>
        (long)Unsafe.ByteOffset(ref Unsafe.As<T, byte>(ref structure), ref Unsafe.As<TField, byte>(ref field));
}
