using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Tests.Trading;

/// <summary>An account with two positions a symbol.</summary>
public class HedgeModeTests
{
    private readonly TestVenue _venue = new(isHedged: true);

    [Fact]
    public void Both_sides_are_positions_of_their_own()
    {
        _venue.Order("side=BUY&positionSide=LONG&type=MARKET&quantity=0.020");
        _venue.Order("side=SELL&positionSide=SHORT&type=MARKET&quantity=0.010");
        Assert.Equal(0.020m, _venue.Long.Amount);
        Assert.Equal(-0.010m, _venue.Account.PositionOf(_venue.Future, PositionSide.Short).Amount);
        _venue.Order("side=SELL&positionSide=LONG&type=MARKET&quantity=0.020");
        Assert.Equal(0, _venue.Long.Amount);
        var shown = _venue.Ask("GET", "/fapi/v3/positionRisk").AsArray();
        Assert.Equal(("SHORT", "-0.010"), (Assert.Single(shown)!["positionSide"]!.ToString(), shown[0]!["positionAmt"]!.ToString()));
    }

    [Theory]
    [InlineData("side=BUY&type=MARKET&quantity=0.010", -4061)]
    [InlineData("side=BUY&positionSide=BOTH&type=MARKET&quantity=0.010", -4061)]
    [InlineData("side=SELL&positionSide=LONG&type=MARKET&quantity=0.010&reduceOnly=true", -1106)]
    [InlineData("side=SELL&positionSide=LONG&type=MARKET&quantity=0.010", -2022)]
    [InlineData("side=BUY&positionSide=SHORT&type=MARKET&quantity=0.010", -2022)]
    public void An_order_that_does_not_fit_the_mode_is_refused(string order, int code) => Assert.Equal(code, TestVenue.CodeOf(() => _venue.Order(order)));

    [Fact]
    public void The_mode_changes_only_with_nothing_open()
    {
        Assert.Equal(-4059, SetMode(isHedged: true));
        _venue.Order("side=BUY&positionSide=LONG&type=LIMIT&timeInForce=GTC&quantity=0.010&price=59000");
        Assert.Equal(-4067, SetMode(isHedged: false));
        _venue.Ask("DELETE", "/fapi/v1/allOpenOrders", "symbol=BTCUSDT");
        _venue.Order("side=BUY&positionSide=LONG&type=MARKET&quantity=0.010");
        Assert.Equal(-4068, SetMode(isHedged: false));
        _venue.Order("side=SELL&positionSide=LONG&type=MARKET&quantity=0.010");
        _venue.Ask("POST", "/fapi/v1/positionSide/dual", "dualSidePosition=false");
        Assert.False((bool)_venue.Ask("GET", "/fapi/v1/positionSide/dual")["dualSidePosition"]!);
    }

    [Fact]
    public void Margin_types_and_leverage_are_settings_with_codes_of_their_own()
    {
        Assert.Equal(-4046, TestVenue.CodeOf(() => _venue.Ask("POST", "/fapi/v1/marginType", "symbol=BTCUSDT&marginType=CROSSED")));
        Assert.Equal(-4028, TestVenue.CodeOf(() => _venue.Ask("POST", "/fapi/v1/leverage", "symbol=BTCUSDT&leverage=126")));
        Assert.Equal(3, (int)_venue.Ask("POST", "/fapi/v1/leverage", "symbol=BTCUSDT&leverage=3")["leverage"]!);
        Assert.Equal("ACCOUNT_CONFIG_UPDATE", _venue.TakeEvents());
        Assert.Equal(3, (int)_venue.Ask("GET", "/fapi/v1/symbolConfig", "symbol=BTCUSDT")[0]!["leverage"]!);
        // 10,000 USDT carry 30,000 at leverage 3, and 0.6 BTC are 36,000.
        Assert.Equal(-2019, TestVenue.CodeOf(() => _venue.Order("side=BUY&positionSide=LONG&type=MARKET&quantity=0.600")));
    }

    private int SetMode(bool isHedged) => TestVenue.CodeOf(() => _venue.Ask("POST", "/fapi/v1/positionSide/dual", $"dualSidePosition={(isHedged ? "true" : "false")}"));
}
