using System.Text;
using FastEngine.Core.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Core.Tests.Execution;

public class ClientOrderIdTests
{
    private const long SixDigits = 62L * 62 * 62 * 62 * 62 * 62;
    private const long NineDigits = SixDigits * 62 * 62 * 62;
    private static readonly ClientOrderId Largest = new()
    {
        RunEpoch = SixDigits - 1, StrategyId = 62 * 62 - 1, Leg = OrderLeg.Hedge, InstrumentId = 62 * 62 * 62 - 1, Sequence = NineDigits - 1,
        Attempt = 62 * 62 - 1, ConfigTag = SixDigits - 1,
    };

    // Every field counts in a mixed radix, so each number is another combination.
    [Fact]
    public void A_million_ids_are_all_different_and_parse_back()
    {
        var seen = new HashSet<(ulong, ulong, ulong, ulong)>(1_000_000);
        var padded = new byte[32];
        for (var i = 0; i < 1_000_000; i++)
        {
            var id = new ClientOrderId
            {
                RunEpoch = 1_700_000_000 + i % 3, StrategyId = i / 3 % 4, Leg = (OrderLeg)(i / 12 % 5), InstrumentId = i / 60 % 100,
                Sequence = 1_000_000_000L * (i / 6_000 % 50) + i / 6_000, Attempt = i / 300_000 % 2, ConfigTag = SixDigits - 1 - i / 600_000,
            };
            id.Format(padded);
            Assert.True(ClientOrderId.TryParse(padded.AsSpan(0, ClientOrderId.Length), out var parsed));
            Assert.Equal(id, parsed);
            seen.Add((BitConverter.ToUInt64(padded, 0), BitConverter.ToUInt64(padded, 8), BitConverter.ToUInt64(padded, 16), BitConverter.ToUInt64(padded, 24)));
        }

        Assert.Equal(1_000_000, seen.Count);
    }

    [Fact]
    public void Any_id_within_bounds_parses_back() =>
        Prop.ForAll<(uint Epoch, uint Strategy, byte Leg), (uint Instrument, ulong Sequence), (uint Attempt, ulong Config)>((a, b, c) =>
        {
            var id = new ClientOrderId
            {
                RunEpoch = a.Epoch, StrategyId = (int)(a.Strategy % (62 * 62)), Leg = (OrderLeg)(a.Leg % 5), InstrumentId = (int)(b.Instrument % (62 * 62 * 62)),
                Sequence = (long)(b.Sequence % (ulong)NineDigits), Attempt = (int)(c.Attempt % (62 * 62)), ConfigTag = (long)(c.Config % (ulong)SixDigits),
            };
            return ClientOrderId.TryParse(Encoding.ASCII.GetBytes(id.ToString()), out var parsed) && parsed == id;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_largest_and_the_smallest_fit_in_what_venues_accept()
    {
        Assert.Equal("F" + "zzzzzz" + "zz" + "H" + "zzz" + "zzzzzzzzz" + "zz" + "zzzzzz", Largest.ToString());
        Assert.Equal("F" + "000000" + "00" + "E" + "000" + "000000000" + "00" + "000000", default(ClientOrderId).ToString());
        Assert.Equal(ClientOrderId.Length, Largest.ToString().Length);
        Assert.True(ClientOrderId.Length <= 36);
    }

    [Fact]
    public void A_field_beyond_its_digits_is_an_error_never_a_cut_number()
    {
        foreach (var tooLarge in new[]
        {
            Largest with { RunEpoch = SixDigits }, Largest with { StrategyId = 62 * 62 }, Largest with { InstrumentId = 62 * 62 * 62 },
            Largest with { Sequence = NineDigits }, Largest with { Attempt = 62 * 62 }, Largest with { ConfigTag = SixDigits },
        })
            Assert.Throws<ArgumentOutOfRangeException>(() => tooLarge.ToString());
        foreach (var negative in new[] { Largest with { Sequence = -1 }, Largest with { StrategyId = -1 }, Largest with { Sequence = -62 } })
            Assert.Throws<ArgumentOutOfRangeException>(() => negative.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("F0")]
    [InlineData("G00000000E00000000000000000000")]
    [InlineData("F00000000Q00000000000000000000")]
    [InlineData("F0000-000E00000000000000000000")]
    [InlineData("F00000000E0000000000000000000 ")]
    [InlineData("F00000000E000000000000000000000")]
    public void What_is_no_id_is_refused(string text) => Assert.False(ClientOrderId.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Theory]
    [InlineData("", 0)]
    [InlineData("ff", 255)]
    [InlineData("0000000d398ed045", 5)]
    public void The_tag_is_the_hash_modulo_its_digits(string hash, long tag)
    {
        Assert.Equal(tag, ClientOrderId.TagOf(hash));
        Assert.Equal(ClientOrderId.TagOf("0123456789abcdef"), ClientOrderId.TagOf("0123456789abcdef0000"));
    }

    [Fact]
    public void Ids_are_equal_when_every_field_is()
    {
        var same = Largest with { };
        Assert.True(Largest == same);
        Assert.Equal(Largest.GetHashCode(), same.GetHashCode());
        ClientOrderId[] others =
        [
            Largest with { RunEpoch = 1 }, Largest with { StrategyId = 1 }, Largest with { Leg = OrderLeg.Exit }, Largest with { InstrumentId = 1 },
            Largest with { Sequence = 1 }, Largest with { Attempt = 1 }, Largest with { ConfigTag = 1 },
        ];
        Assert.All(others, other => Assert.False(Largest == other));
    }
}
