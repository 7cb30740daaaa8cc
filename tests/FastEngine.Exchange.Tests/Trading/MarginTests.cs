using FastEngine.Core;
using FastEngine.Exchange.Futures;
using FastEngine.Exchange.Matching;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Exchange.Tests.Trading;

/// <summary>Wallet, margin, funding and liquidation.</summary>
public class MarginTests
{
    [Fact]
    public void Profit_is_realised_by_average_cost()
    {
        var venue = new TestVenue();
        venue.Order("side=BUY&type=MARKET&quantity=0.010");
        venue.Trade(61_000);
        venue.Order("side=BUY&type=MARKET&quantity=0.010");
        Assert.Equal(60_500, venue.Net.EntryPrice);
        venue.Order("side=SELL&type=MARKET&quantity=0.010");
        // Bought at 60,000 and 61,000, sold at 60,999.9; the fees are 0.05 % of each.
        Assert.Equal(4.999m, venue.Account.Futures.Trades[^1].Realised);
        Assert.Equal(10_000 + 4.999m - 0.3m - 0.305m - 0.3049995m, venue.Account.WalletBalance);
    }

    [Fact]
    public void Funding_is_paid_by_longs_and_told_with_the_balance_alone()
    {
        var venue = new TestVenue();
        venue.Order("side=BUY&type=MARKET&quantity=0.010");
        var before = venue.Account.WalletBalance;
        venue.TakeEvents();
        venue.Venue.AdvanceTo(venue.Venue.NextFundingNs);
        Assert.Equal(before - 0.06m, venue.Account.WalletBalance);
        var update = Assert.Single(venue.Events).Payload["a"]!;
        Assert.Equal("FUNDING_FEE", update["m"]!.ToString());
        Assert.Equal("-0.06", update["B"]![0]!["bc"]!.ToString());
        Assert.Empty(update["P"]!.AsArray());
        Assert.Equal("FUNDING_FEE", venue.Ask("GET", "/fapi/v1/income", "incomeType=FUNDING_FEE")[0]!["incomeType"]!.ToString());
    }

    [Fact]
    public void A_loss_first_calls_for_margin_then_liquidates()
    {
        var venue = new TestVenue(balance: 1_000);
        venue.Order("side=BUY&type=MARKET&quantity=0.300");
        venue.TakeEvents();
        // 0.3 BTC need 18,000 / 20; 60,000 - 991 / 0.3 leaves nothing.
        for (var price = 60_000m; price > 56_000 && venue.Liquidated.Count == 0; price -= 20) venue.Trade(price);
        Assert.StartsWith("MARGIN_CALL", venue.TakeEvents(), StringComparison.Ordinal);
        var order = Assert.Single(venue.Liquidated);
        Assert.StartsWith("autoclose-", order.ClientOrderId, StringComparison.Ordinal);
        Assert.Equal(0, venue.Net.Amount);
        Assert.Equal(0, venue.Account.WalletBalance);
        Assert.InRange(order.Price, 56_850, 57_000);
    }

    [Fact]
    public void The_liquidation_price_is_where_the_margin_is_used_up()
    {
        var venue = new TestVenue(balance: 1_000);
        venue.Order("side=BUY&type=MARKET&quantity=0.300");
        var price = FuturesMargin.LiquidationPrice(venue.Account, venue.Net);
        venue.Trade(decimal.Round(price, 1) + 1);
        Assert.Empty(venue.Liquidated);
        venue.Trade(decimal.Round(price, 1) - 1);
        Assert.Single(venue.Liquidated);
    }

    [Fact]
    public void The_wallet_is_what_it_began_with_and_every_income()
    {
        var steps = Gen.Choose(0, 5).SelectMany(action => Gen.Choose(590, 610).Select(price => (action, price * 100m))).ListOf();
        Prop.ForAll(steps.ToArbitrary(), list =>
        {
            var venue = new TestVenue(isHedged: true);
            foreach (var (action, price) in list)
            {
                venue.Trade(price);
                Act(venue, action);
            }

            var incomes = venue.Account.Incomes.Sum(income => income.Amount);
            var fills = venue.Account.Futures.Trades.Where(fill => fill.PositionSide == PositionSide.Long).Sum(fill => fill.Side == Side.Buy ? fill.Quantity : -fill.Quantity);
            return venue.Account.WalletBalance == 10_000 + incomes && venue.Long.Amount == fills && fills >= 0;
        }).QuickCheckThrowOnFailure();
    }

    private static void Act(TestVenue venue, int action)
    {
        try
        {
            _ = action switch
            {
                0 => venue.Order("side=BUY&positionSide=LONG&type=MARKET&quantity=0.010"),
                1 => venue.Order("side=SELL&positionSide=LONG&type=MARKET&quantity=0.007"),
                2 => venue.Order("side=SELL&positionSide=SHORT&type=MARKET&quantity=0.005"),
                3 => venue.Order("side=BUY&positionSide=SHORT&type=MARKET&quantity=0.005"),
                4 => venue.Algo("side=SELL&positionSide=LONG&type=STOP_MARKET&triggerPrice=59500&closePosition=true"),
                _ => venue.Order("side=BUY&positionSide=LONG&type=LIMIT&timeInForce=GTC&quantity=0.010&price=59800"),
            };
        }
        catch (Errors.RefusedException)
        {
            // Refusals are part of what happens.
        }
    }
}
