using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Venues.Tests.Binance;

public class BinanceFrameParserProperties
{
    private static void Agree(Arbitrary<FrameModel> frames, int count, int leastTrades)
    {
        using var check = new FrameCheck();
        var property = Prop.ForAll(frames, frame =>
        {
            var difference = check.Difference(frame.ToBytes());
            return (difference is null).Label(difference ?? "");
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true), property);
        Assert.True(check.Trades >= leastTrades, $"only {check.Trades} of {count} frames were trades");
    }

    private static void Agrees(string? difference) => Assert.True(difference is null, difference);

    [Fact]
    public void Both_paths_agree_with_a_strict_reader_on_the_exchanges_shapes() => Agree(FrameGenerator.Canonical, 20_000, 1_000);

    [Fact]
    public void Both_paths_agree_with_a_strict_reader_on_any_json() => Agree(FrameGenerator.Anything, 20_000, 500);

    public static TheoryData<string> Shapes
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var trade in FrameText.Trades)
            {
                data.Add(trade);
                data.Add(FrameText.InEnvelope("btcusdt@trade", trade));
            }

            data.Add(FrameText.InEnvelope("btcusdt@depth@0ms", FrameText.DepthUpdate));
            data.Add(FrameText.InEnvelope("btcusdt@bookTicker", FrameText.SpotBookTicker));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_frame_cut_at_any_byte_agrees(string shape)
    {
        using var check = new FrameCheck();
        var bytes = FrameText.Utf8(shape);
        for (var length = 0; length <= bytes.Length; length++) Agrees(check.Difference(bytes[..length]));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_frame_with_any_byte_changed_inserted_or_removed_agrees(string shape)
    {
        using var check = new FrameCheck();
        var bytes = FrameText.Utf8(shape);
        for (var place = 0; place < bytes.Length; place++)
        {
            Agrees(check.Difference([.. bytes[..place], .. bytes[(place + 1)..]]));
            foreach (var value in "\"\\{}[]:, \n\t\0\u001f09.-eEtTfmX/\u0080\u00ff"u8)
            {
                Agrees(check.Difference([.. bytes[..place], value, .. bytes[place..]]));
                Agrees(check.Difference([.. bytes[..place], value, .. bytes[(place + 1)..]]));
            }

            for (var bit = 0; bit < 8; bit++) Agrees(check.Difference([.. bytes[..place], (byte)(bytes[place] ^ 1 << bit), .. bytes[(place + 1)..]]));
        }
    }

    [Fact]
    public void Random_bytes_agree()
    {
        using var check = new FrameCheck();
        var random = new Random(20240808);
        var alphabet = "{}[]\":,\\ 0123456789.eE+-truefalsnabcdu\n"u8.ToArray();
        for (var i = 0; i < 50_000; i++)
        {
            var bytes = new byte[random.Next(120)];
            if (i % 2 == 0) random.NextBytes(bytes);
            else for (var b = 0; b < bytes.Length; b++) bytes[b] = alphabet[random.Next(alphabet.Length)];
            if (i % 3 == 0 && bytes.Length > 0) bytes[0] = (byte)'{';
            Agrees(check.Difference(bytes));
        }
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("[{\"k\":", "}]")]
    public void Nesting_of_any_depth_agrees(string open, string close)
    {
        using var check = new FrameCheck();
        foreach (var depth in (int[])[1, 20, 30, 31, 32, 33, 60, 61, 62, 63, 64, 65, 66, 200, 10_000])
        {
            var nested = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            var trade = FrameText.SpotTrade[..^1] + ",\"z\":" + nested + "}";
            Agrees(check.Difference(FrameText.Utf8(trade)));
            Agrees(check.Difference(FrameText.Utf8(FrameText.InEnvelope("b", trade))));
            Agrees(check.Difference(FrameText.Utf8(trade[..^(depth + 1)])));
            Agrees(check.Difference(FrameText.Utf8(nested)));
            Agrees(check.Difference(FrameText.Utf8(string.Concat(Enumerable.Repeat(open, depth)))));
        }
    }
}
