using System.Runtime.CompilerServices;
using FastEngine.Engine.Journal;

namespace FastEngine.Engine.Tests.Journal;

public class FieldDifferenceTests
{
    [Fact]
    public void A_difference_in_an_array_inside_a_struct_is_named()
    {
        var recorded = new Outer { Number = 7 };
        var replayed = recorded;
        replayed.Inner.Values[2] = 1.5;

        Assert.Equal(("Inner.Values[2]", "0", "1.5"), FieldDifference.Find(in recorded, in replayed));
    }

    [Fact]
    public void The_first_field_that_differs_is_named_and_equal_ones_are_passed()
    {
        var recorded = new Outer { Number = 7, Last = 1 };

        Assert.Null(FieldDifference.Find(in recorded, recorded));
        Assert.Equal(("Last", "1", "2"), FieldDifference.Find(in recorded, recorded with { Last = 2 }));
    }

    private record struct Outer
    {
        public long Number;
        public Middle Inner;
        public int Last;
    }

    private struct Middle
    {
        public Doubles Values;
    }

    [InlineArray(3)]
    private struct Doubles
    {
        private double _first;
    }
}
