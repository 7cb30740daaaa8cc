using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Storage.DuckDb.Output;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Storage.Tests.Symbols;

/// <summary>Two strategies build one long position of ETHUSDT, 0.1 and 0.2 at 1,000; the first takes profit at +5 %, the second loses at its stop.
/// On BTCUSDT the first has a short that wins, and an open one.</summary>
public sealed class StrategyAnalyticsTests : IDisposable
{
    private const long Hour = EngineTime.NsPerHour;

    private readonly StoreFolder _folder = new();
    private readonly SymbolQuery _query;

    public StrategyAnalyticsTests()
    {
        Fill();
        _query = SymbolQuery.OpenStopped(_folder.Directory);
    }

    public void Dispose()
    {
        _query.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("strategy_statistics", "strategy, total_positions, closed_positions, open_positions, winning_trades, win_rate, total_pnl, best_pnl",
        "momentum|3|2|1|2|1|7|5;breakout|1|1|0|0|0|-4|-4")]
    [InlineData("strategy_win_rate", "strategy, wins, losses, win_rate, mean_win, mean_loss, profit_factor", "momentum|2|0|1|3.5||;breakout|0|1|0||-4|")]
    [InlineData("tp_sl_hit_rates", "strategy, tp_hits, tp_rate, sl_hits, sl_rate, other", "breakout|0|0|1|1|0;momentum|1|0.5|0|0|1")]
    [InlineData("tp_sl_comparison", "strategy, close_reason, positions, mean_pnl",
        "breakout|stop_leg|1|-4;momentum|cascade_reversal|1|2;momentum|take_profit|1|5")]
    [InlineData("contributions_by_strategy", "strategy, exchange_positions, positions, fills, pnl",
        "momentum|2|2|4|7;breakout|1|1|2|-4")]
    [InlineData("multi_strategy_positions", "exchange_position_key, strategies, contributions, total_pnl", "ETHUSDT_LONG|2|\"momentum: 5.0, breakout: -4.0\"|1")]
    [InlineData("position_timeline", "sequence, strategy, status, quantity_before, quantity_after, pnl",
        "1|momentum|added|0|0.1|;2|breakout|added|0.1|0.3|;3|momentum|closed|0.3|0.2|5;4|breakout|closed|0.2|0|-4",
        "symbol = 'ETHUSDT'")]
    [InlineData("exchange_position_summary", "exchange_position_key, exchange_positions, open, open_quantity, unattributed, realised",
        "BTCUSDT_SHORT|1|1|0.001|0|2;ETHUSDT_LONG|1|0|0|0|1")]
    [InlineData("open_vs_closed", "strategy, status, positions, realised",
        "breakout|closed|1|-4;momentum|open|1|0;momentum|closed|2|7")]
    [InlineData("profitability_over_time", "strategy, positions, pnl, cumulative_pnl",
        "breakout|1|-4|-4;momentum|1|5|5;momentum|1|2|7")]
    [InlineData("best_and_worst", "rank, strategy, pnl",
        "best|momentum|5;best|momentum|2;"
        + "worst|breakout|-4")]
    [InlineData("strategy_comparison", "strategy, pnl_rank, win_rank, hold_rank", "momentum|1|1|1;breakout|2|2|1")]
    [InlineData("performance_by_symbol", "symbol, side, strategy, closed, pnl",
        "ETHUSDT|long|momentum|1|5;BTCUSDT|short|momentum|1|2;ETHUSDT|long|breakout|1|-4")]
    [InlineData("profit_attribution", "exchange_position_key, strategy, share_of_pnl, round(share_of_quantity, 3)",
        "ETHUSDT_LONG|momentum|5|0.333;ETHUSDT_LONG|breakout|-4|0.667", "symbol = 'ETHUSDT'")]
    [InlineData("strategy_correlation", "strategy, other, hours, correlation", "breakout|momentum|1|")]
    public void Ready_queries_give_what_the_positions_came_to(string name, string columns, string rows, string where = "true")
    {
        var ready = ReadyQuery.Find(name)!;
        Assert.Equal(rows.Replace('|', ',').Split(';'), Rows($"SELECT {columns} FROM ({ready.Sql.TrimEnd().TrimEnd(';')}) WHERE {where}"));
    }

    [Fact]
    public void A_position_in_profit_shows_its_prices_and_its_percentage()
    {
        Assert.Equal(["1000,1050,5,take_profit,990,1050"], Rows(
            "SELECT entry_price::DECIMAL(18, 2), exit_price::DECIMAL(18, 2), pnl_pct, close_reason, stop_loss_price, take_profit_price FROM strategy_positions WHERE close_reason = 'take_profit'"));
    }

    private string[] Rows(string sql)
    {
        using var rows = _query.Run(sql);
        using var output = new MemoryStream();
        rows.Write(QueryFormat.Csv, output);
        return Encoding.UTF8.GetString(output.ToArray()).TrimEnd().Split('\n')[1..];
    }

    private void Fill()
    {
        using var store = SymbolStore.Open(_folder.Options);
        var eth = store.Register(StoreFolder.Key("ETHUSDT"), StoreFolder.Facts);
        var btc = store.Register(StoreFolder.Key("BTCUSDT"), StoreFolder.Facts);
        Contribute(eth, 1, 1, "momentum", ContributionKind.Added, 100, 0, 100, 0);
        Contribute(eth, 2, 2, "breakout", ContributionKind.Added, 200, 100, 300, 0);
        Contribute(eth, 3, 1, "momentum", ContributionKind.Closed, 100, 300, 200, 5, ExitReason.TakeProfit);
        Contribute(eth, 4, 2, "breakout", ContributionKind.Closed, 200, 200, 0, -4, ExitReason.StopLeg);
        Position(eth, 1, "momentum", Direction.Long, 100, 0, 5, ExitReason.TakeProfit, Hour);
        Position(eth, 2, "breakout", Direction.Long, 200, 0, -4, ExitReason.StopLeg, Hour + Hour / 2);
        Exchange(eth, Direction.Long, 0, 0, 1);
        Contribute(btc, 1, 3, "momentum", ContributionKind.Added, 100, 0, 100, 0, direction: Direction.Short);
        Contribute(btc, 2, 3, "momentum", ContributionKind.Closed, 100, 101, 1, 2, ExitReason.CascadeReversal, Direction.Short);
        Position(btc, 3, "momentum", Direction.Short, 100, 0, 2, ExitReason.CascadeReversal, 2 * Hour);
        Position(btc, 4, "momentum", Direction.Short, 1, 1, 0, ExitReason.None, 0);
        Exchange(btc, Direction.Short, 1, 1, 2);
        store.Advance(100);
        Assert.True(store.TryFlushAll(0), store.Status.Fault);
    }

    private static void Contribute(
        SymbolWriter writer, long number, long position, string strategy, ContributionKind kind, long quantity, long before, long after, int pnl,
        ExitReason reason = ExitReason.None, Direction direction = Direction.Long) => Assert.True(writer.Append(new ContributionRow
        {
            Contribution = new Contribution
            {
                PositionId = position, ExchangePosition = 1, Number = number, TimeNs = StoreFolder.Start + number, Quantity = quantity, QuantityBefore = before,
                QuantityAfter = after, EntryCost = (Int128)1_000_00 * quantity, ExitProceeds = (Int128)1_050_00 * quantity, Pnl = pnl * Money.One,
                Direction = direction, Kind = kind, Reason = reason, Order = number,
            },
            Strategy = strategy, Key = direction == Direction.Long ? "ETHUSDT_LONG" : "BTCUSDT_SHORT", PriceScale = 2, JournalRecord = number,
        }));

    // Said twice: the second row takes the first one's place.
    private static void Position(SymbolWriter writer, long id, string strategy, Direction direction, long entered, long open, int pnl, ExitReason reason, long heldNs)
    {
        var row = new StrategyPositionRow
        {
            PositionId = id, TimeNs = StoreFolder.Start, Strategy = strategy, ExchangePosition = 1, Key = direction == Direction.Long ? "ETHUSDT_LONG" : "BTCUSDT_SHORT",
            Direction = direction, EntryTimeNs = StoreFolder.Start, EntryQuantity = entered, OpenQuantity = entered, EntryCost = (Int128)1_000_00 * entered,
            StopPrice = 990_00, TargetPrice = 1_050_00, PnlPct = double.NaN, PriceScale = 2, JournalRecord = 10 + id,
        };
        Assert.True(writer.Append(row));
        row.OpenQuantity = open;
        row.JournalRecord = 20 + id;
        if (open == 0)
        {
            row.ExitTimeNs = StoreFolder.Start + heldNs;
            row.Proceeds = (Int128)1_050_00 * entered;
            row.Reason = reason;
            row.Pnl = pnl * Money.One;
            row.PnlPct = 5;
        }

        Assert.True(writer.Append(row));
    }

    private static void Exchange(SymbolWriter writer, Direction direction, long quantity, int strategies, int realised) => Assert.True(writer.Append(new ExchangePositionRow
    {
        Position = new ExchangePosition
        {
            Number = 1, OpenedNs = StoreFolder.Start, Quantity = quantity, Cost = (Int128)1_000_00 * quantity, Contributors = strategies,
            Realised = realised * Money.One, VenueRealised = realised * Money.One, Direction = direction,
        },
        TimeNs = StoreFolder.Start, Key = direction == Direction.Long ? "ETHUSDT_LONG" : "BTCUSDT_SHORT", PriceScale = 2, JournalRecord = 50,
    }));
}
