using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Dtms;

namespace FastEngine.Trading.Tests.Dtms;

public class DtmsScorerTests
{
    private const double Unit = 100;
    private static readonly DtmsOptions Options = new();
    private static readonly DtmsRegime Plain = new(IsRange: false, DtmsVolatility.Medium, DtmsSession.London);

    public static TheoryData<string, double[]> Cases => new()
    {
        { "neutral", [0, 0, 0, 0, 0, 0] },
        { "break up", [3, 0, 0, 0, 0, 0] },
        { "break down", [-3, 0, 0, 0, 0, 0] },
        { "change down", [-3, 0, 0, 0, 0, 0] },
        { "flip up", [0, 2, 0, 0, 0, 0] },
        { "flip down", [0, -2, 0, 0, 0, 0] },
        { "flip down, one close", [0, 0, 0, 0, 0, 0] },
        { "sold 66 %", [0, -1, 0, 0, 0, 0] },
        { "sold 65 %", [0, -0.5, 0, 0, 0, 0] },
        { "sold 55 %", [0, 0, 0, 0, 0, 0] },
        { "sold 34 %", [0, 1, 0, 0, 0, 0] },
        { "flip down, sold 66 %", [0, -2, 0, 0, 0, 0] },
        { "RSI against and worse", [0, 0, -2, 0, 0, 0] },
        { "RSI against and better", [0, 0, 0, 0, 0, 0] },
        { "MACD falling twice", [0, 0, -1, 0, 0, 0] },
        { "MACD falling once", [0, 0, 0, 0, 0, 0] },
        { "RSI and MACD against", [0, 0, -2, 0, 0, 0] },
        { "averages against", [0, 0, 0, -1.5, 0, 0] },
        { "delta with", [0, 0, 0, 0, 1, 0] },
        { "delta at its limit", [0, 0, 0, 0, 0, 0] },
        { "candle down", [0, 0, 0, 0, 0, -1] },
        { "candle up through the VWAP", [0, 0, 0, 0, 0, 2] },
        { "small body", [0, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_part_is_signed_by_the_direction(string name, double[] parts)
    {
        var market = DtmsMarket.Of(Of(name));
        var score = DtmsScorer.Score(in market, Direction.Long, Unit, in Plain, Options);
        for (var part = 0; part < DtmsParts.Count; part++) Assert.Equal(parts[part], score.Parts[part]);
        Assert.Equal(parts.Sum(), score.Sum, 9);

        // The shares of buying and selling are told apart by the direction too.
        var mirror = DtmsScorer.Score(in market, Direction.Short, Unit, in Plain, Options);
        for (var part = 0; part < DtmsParts.Count; part++)
            if (part != 1) Assert.Equal(-parts[part], mirror.Parts[part]);
    }

    [Fact]
    public void Without_bars_every_part_is_nothing()
    {
        var score = DtmsScorer.Score(DtmsMarket.None, Direction.Long, Unit, in Plain, Options);
        for (var part = 0; part < DtmsParts.Count; part++) Assert.Equal(0, score.Parts[part]);
        Assert.Equal((0.0, DtmsBreak.None, false), (score.Sum, score.Break, score.IsFlippedAgainst));
    }

    [Theory]
    [InlineData(101_03, DtmsBreak.None)]
    [InlineData(101_04, DtmsBreak.BreakOfStructure)]
    [InlineData(101_25, DtmsBreak.BreakOfStructure)]
    [InlineData(101_26, DtmsBreak.ChangeOfCharacter)]
    public void A_break_is_beyond_the_extreme_by_a_part(long close, DtmsBreak expected)
    {
        var market = DtmsMarket.Of(Views.Neutral with { BarClose = close, HighBefore15 = 101_00 });
        Assert.Equal(expected, DtmsScorer.BreakOf(in market, Options.Scoring, out var side));
        Assert.Equal(expected == DtmsBreak.None ? 0 : 1, side);
    }

    // All parts but candle and structure against: -2, -2, -1.5, -1.
    [Theory]
    [InlineData(false, DtmsVolatility.Medium, DtmsSession.London, -6.5)]
    [InlineData(true, DtmsVolatility.Medium, DtmsSession.NewYork, -2 * 1.3 - 2 - 1.5 * 0.8 - 1.2)]
    [InlineData(false, DtmsVolatility.High, DtmsSession.Overlap, -2 * 0.9 - 2 * 0.8 - 1.5 - 1.1)]
    [InlineData(false, DtmsVolatility.Low, DtmsSession.Asian, -6.5 * 0.8)]
    [InlineData(true, DtmsVolatility.High, DtmsSession.Asian, (-2 * 1.3 * 0.9 - 2 * 0.8 - 1.5 * 0.8 - 1.2 * 1.1) * 0.8)]
    public void Each_regime_has_its_factors(bool isRange, DtmsVolatility volatility, DtmsSession session, double sum)
    {
        var view = Views.Flip(-1).WithRsi(-1).WithEma(-1).WithDelta(-1);
        view.VwapSlope = -1;
        var market = DtmsMarket.Of(in view);
        var score = DtmsScorer.Score(in market, Direction.Long, Unit, new DtmsRegime(isRange, volatility, session), Options);
        Assert.Equal(sum, score.Sum, 9);
        Assert.Equal(6.5 / 10.5, score.ShareAgainst, 9);
        Assert.True(score.IsFlippedAgainst);
    }

    [Theory]
    [InlineData(false, DtmsVolatility.Medium, DtmsSession.London, 1.0)]
    [InlineData(true, DtmsVolatility.Medium, DtmsSession.London, 1.3)]
    [InlineData(false, DtmsVolatility.High, DtmsSession.NewYork, 0.64)]
    [InlineData(false, DtmsVolatility.High, DtmsSession.Overlap, 0.56)]
    [InlineData(true, DtmsVolatility.Low, DtmsSession.Asian, 1.8)]
    public void The_slope_that_counts_is_a_part_of_the_price_times_factors(bool isRange, DtmsVolatility volatility, DtmsSession session, double factor) =>
        Assert.Equal(0.0002 * factor, new DtmsFlip().ThresholdOf(new DtmsRegime(isRange, volatility, session)), 12);

    [Theory]
    [InlineData(6, DtmsSession.Asian)]
    [InlineData(7, DtmsSession.London)]
    [InlineData(11, DtmsSession.London)]
    [InlineData(12, DtmsSession.Overlap)]
    [InlineData(16, DtmsSession.NewYork)]
    [InlineData(20, DtmsSession.NewYork)]
    [InlineData(21, DtmsSession.Asian)]
    public void Sessions_begin_at_their_hours(int hour, DtmsSession session) =>
        Assert.Equal(session, new DtmsSessions().At((19_000 * 24L + hour) * EngineTime.NsPerHour));

    private static SymbolView Of(string name) => name switch
    {
        "break up" => Views.Break(1),
        "break down" => Views.Break(-1),
        "change down" => Views.Change(-1),
        "flip up" => Views.Flip(1),
        "flip down" => Views.Flip(-1),
        "flip down, one close" => Views.Flip(-1) with { ClosesAboveVwap = -1 },
        "sold 66 %" => Views.Neutral with { BuyShare = 0.34 },
        "sold 65 %" => Views.Neutral with { BuyShare = 0.36 },
        "sold 55 %" => Views.Neutral with { BuyShare = 0.46 },
        "sold 34 %" => Views.Neutral with { BuyShare = 0.66 },
        "flip down, sold 66 %" => Views.Flip(-1) with { BuyShare = 0.34 },
        "RSI against and worse" => Views.Neutral.WithRsi(-1),
        "RSI against and better" => Views.Neutral with { Rsi = 45, RsiBefore = 40 },
        "MACD falling twice" => Views.Neutral with { MacdHistogram = 1, MacdBefore = 2, MacdBefore2 = 3 },
        "MACD falling once" => Views.Neutral with { MacdHistogram = 1, MacdBefore = 2, MacdBefore2 = 2 },
        "RSI and MACD against" => Views.Neutral.WithRsi(-1) with { MacdHistogram = 1, MacdBefore = 2, MacdBefore2 = 3 },
        "averages against" => Views.Neutral.WithEma(-1),
        "delta with" => Views.Neutral.WithDelta(1),
        "delta at its limit" => Views.Neutral with { DeltaZ = 0.5 },
        "candle down" => Views.Neutral.WithCandle(-1),
        "candle up through the VWAP" => Views.Neutral.WithCandle(1) with { Vwap = 99.9 },
        "small body" => Views.Neutral with { BarOpen = 99_90, BarHigh = 100_05, BarLow = 99_85 },
        _ => Views.Neutral,
    };
}
