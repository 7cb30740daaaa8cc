using System.Numerics;
using System.Text;

namespace FastEngine.Core.Tests;

public class Crc32CTests
{
    [Theory]
    [InlineData("123456789", 0xE3069283)]
    [InlineData("", 0u)]
    [InlineData("a", 0xC1D04330)]
    public void The_checksum_is_the_known_one(string text, uint expected) =>
        Assert.Equal(expected, Crc32C.Compute(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void The_checksum_of_any_length_is_that_of_its_bytes_one_by_one()
    {
        var bytes = new byte[3 * 3_072 + 100];
        new Random(3).NextBytes(bytes);
        foreach (var (from, length) in new[] { (0, 3_071), (0, 3_072), (1, 3_073), (3, 3_080), (0, 6_143), (5, 9_216), (0, bytes.Length) })
        {
            var one = uint.MaxValue;
            foreach (var b in bytes.AsSpan(from, length)) one = BitOperations.Crc32C(one, b);
            Assert.Equal(~one, Crc32C.Compute(bytes.AsSpan(from, length)));
        }
    }

    [Fact]
    public void It_goes_on_where_it_was()
    {
        var bytes = new byte[10_000];
        new Random(4).NextBytes(bytes);
        foreach (var cut in new[] { 0, 1, 9, 4_000, 9_999 })
            Assert.Equal(Crc32C.Compute(bytes), ~Crc32C.Update(Crc32C.Update(uint.MaxValue, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
    }
}
