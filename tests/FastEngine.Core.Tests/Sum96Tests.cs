using FastEngine.Core;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Core.Tests;

public class Sum96Tests
{
    [Fact]
    public void It_equals_the_wide_sum_of_any_additions_and_subtractions() =>
        Prop.ForAll<long[]>(values =>
        {
            var sum = default(Sum96);
            Int128 expected = 0;
            for (var i = 0; i < values.Length; i++)
            {
                var value = values[i] * 0x5851F42D4C957F2D;
                if (i % 3 == 2)
                {
                    sum.Subtract(value);
                    expected -= value;
                }
                else
                {
                    sum.Add(value);
                    expected += value;
                }

                if (sum.Value != expected) return false;
            }

            var twice = sum;
            twice.Add(sum);
            var none = twice;
            none.Subtract(twice);
            return twice.Value == expected * 2 && none.IsZero;
        }).QuickCheckThrowOnFailure();
}
