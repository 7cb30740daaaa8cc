using System.Text;
using FastEngine.Core;
using FastEngine.Exchange.Tape;

namespace FastEngine.Exchange.Tests.Playing;

/// <summary>Tapes: recordings, and recordings that begin again.</summary>
public sealed class TapeTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.txt");

    public TapeTests() => File.WriteAllLines(_file,
    [
        """1723075200000000000 {"stream":"btcusdt@trade","data":{"e":"trade","E":1723075200001,"T":1723075200000,"s":"BTCUSDT","t":11,"p":"60000.10","q":"0.010","X":"MARKET","m":true}}""",
        """1723075200100000000 {"stream":"btcusdt@depth","data":{"e":"depthUpdate","E":1,"b":[],"a":[]}}""",
        """1723075200200000000 {"stream":"btcusdt@trade","data":{"e":"trade","E":1723075200201,"T":1723075200200,"s":"BTCUSDT","t":12,"p":"60000.20","q":"0.020","X":"INSURANCE_FUND","m":false}}""",
        """1723075200300000000 {"e":"trade","E":1723075200301,"T":1723075200300,"s":"BTCUSDT","t":13,"p":"60000.30","q":"0.030","m":false}""",
    ]);

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_recording_gives_its_trades()
    {
        using var tape = new RecordedTape([_file], []);
        Assert.Equal(["11 at 0: sold", "13 at 300: bought"], Read(tape, 3));
    }

    [Fact]
    public void Begun_again_times_and_ids_go_on()
    {
        using var tape = new LoopedTape(new RecordedTape([_file], []));
        Assert.Equal(["11 at 0: sold", "13 at 300: bought", "14 at 1300: sold", "16 at 1600: bought", "17 at 2600: sold"], Read(tape, 5));
    }

    [Theory]
    [InlineData("{}", ParseResult.Skipped)]
    [InlineData("[]", ParseResult.Malformed)]
    [InlineData("{", ParseResult.Malformed)]
    [InlineData("""{"e":"trade"}""", ParseResult.Malformed)]
    [InlineData("""{"e":"aggTrade","E":1,"s":"BTCUSDT","a":5,"p":"1","q":"1","f":1,"l":1,"T":1,"m":true}""", ParseResult.Trade)]
    [InlineData("""{"e":"trade","E":1,"s":"BTCUSDT","t":5,"p":"0","q":"1","T":1,"m":true}""", ParseResult.Dropped)]
    [InlineData("""{"e":"trade","E":1,"s":"BTCUSDT","t":"5x","p":"1","q":"1","T":"one","m":true}""", ParseResult.Malformed)]
    [InlineData("""{"result":null,"id":1}""", ParseResult.Skipped)]
    public void Frames_are_told_apart(string frame, ParseResult result)
    {
        var fields = default(TradeFields);
        Assert.Equal(result, new TapeFrameParser(null, null).Scan(Encoding.UTF8.GetBytes(frame), ref fields));
    }

    private static List<string> Read(ITape tape, int most)
    {
        var read = new List<string>();
        while (read.Count < most && tape.TryNext(out var tick))
            read.Add($"{tick.TradeId} at {(tick.ExchangeTimeNs - 1_723_075_200_000_000_000) / EngineTime.NsPerMs}: {(tick.Aggressor == Side.Buy ? "bought" : "sold")}");
        return read;
    }
}
