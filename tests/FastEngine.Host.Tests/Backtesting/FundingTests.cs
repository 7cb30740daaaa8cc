using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Simulation.Reports;
using FastEngine.Storage.Symbols.Rows;
using ClosedTrade = FastEngine.Core.Execution.ClosedTrade;

namespace FastEngine.Host.Tests.Backtesting;

/// <summary>Funding is no fee, wherever a trade is told of.</summary>
public class FundingTests
{
    private static readonly InstrumentTable Instruments = new([new Instrument
    {
        Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.UsdMargined, PriceScale = 1, QuantityScale = 3, Tick = 1, Lot = 1,
    }]);

    // 0.5 from 60,000.0 to 60,010.0 makes 5. Fees 3, and 0.25 paid or received: net 1.75 or 2.25.
    [Theory]
    [InlineData("-0.25", "1.75")]
    [InlineData("0.25", "2.25")]
    [InlineData("0", "2")]
    public void Gross_less_fees_plus_funding_is_net_in_every_output(string funding, string net)
    {
        var e = new LedgerEvent { Kind = LedgerEventKind.TradeClosed };
        e.Trade = new ClosedTrade
        {
            PositionId = 1, Direction = Direction.Long, Quantity = 500, EntryCost = (Int128)600_000 * 500, ExitProceeds = (Int128)600_100 * 500, Reason = ExitReason.TrailingStop,
            Fees = Amount("3") - Amount(funding), Funding = Amount(funding), Pnl = Amount(net), IsLast = true,
        };
        var log = new TradeLog(Instruments, ["scripted"], 1, keepsPrices: false);
        log.OnLedger(in e);
        var trade = Assert.Single(log.Trades);
        Assert.Equal((Amount("5"), Amount("3"), Amount(funding), Amount(net)), (trade.Gross, trade.Fees, trade.Funding, trade.Net));
        var performance = PerformanceStatistics.From(log.Trades, []);
        Assert.Equal((Amount("5"), Amount("3"), Amount(funding), Amount(net)), (performance.Gross, performance.Fees, performance.Funding, performance.Net));

        using var file = new MemoryStream();
        new TradesFile(Instruments, ["scripted"], file).OnLedger(in e);
        Assert.EndsWith($",60000,60010,0.5,3,{net},trailing_stop,{funding}\n", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);

        var row = TradeExecutionRow.Of(in e.Trade, Instruments[0], "scripted", "", 1);
        Assert.Equal((Amount("3"), Amount(funding), Amount(net)), (row.Fees, row.Funding, row.Pnl));
    }

    private static Int128 Amount(string text) => (Int128)(decimal.Parse(text) * 1_000_000_000m) * 1_000_000_000;
}
