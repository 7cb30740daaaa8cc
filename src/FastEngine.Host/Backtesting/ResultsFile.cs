using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Service;
using FastEngine.Simulation.Backtest;
using FastEngine.Simulation.Reports;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Results;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Host.Backtesting;

/// <summary>Backtest results to and from their database; what is read back is what was written, to the last digit.</summary>
internal static class ResultsFile
{
    public static ResultsSymbol SymbolOf(Instrument instrument) => new(StoreAgent.KeyOf(instrument), instrument.PriceScale, instrument.QuantityScale);

    /// <summary>Everything of a slice but the rows that its ledger wrote meanwhile.</summary>
    /// <param name="tradeNumbers">Of each closed trade the number of its ledger event.</param>
    public static void Write(SliceWriter writer, int number, string key, BacktestResult result, IReadOnlyList<long> tradeNumbers)
    {
        writer.Add("trade_contexts", [.. result.Trades.Zip(tradeNumbers)], (chunk, row, item) =>
        {
            chunk.Text(0, row, writer.Slice);
            chunk.Of<long>(1)[row] = item.Second;
            chunk.Text(2, row, item.First.Symbol);
            chunk.Text(3, row, item.First.Regime);
            if (item.First.SignalPrice is { } price) chunk.Of<Int128>(4)[row] = price;
            else chunk.Null(4, row);
        });
        writer.Add("equity", result.Equity, (chunk, row, bar) =>
        {
            chunk.Text(0, row, writer.Slice);
            chunk.Of<long>(1)[row] = bar.TimeNs;
            chunk.Of<Int128>(2)[row] = bar.Equity;
            chunk.Of<Int128>(3)[row] = bar.Low;
            chunk.Of<Int128>(4)[row] = bar.High;
            chunk.Of<Int128>(5)[row] = bar.Exposure;
        });
        WriteMetrics(writer, result.Statistics);
        writer.Add("slices", [result], (chunk, row, slice) =>
        {
            chunk.Text(0, row, writer.Slice);
            chunk.Of<int>(1)[row] = number;
            chunk.Text(2, row, key);
            chunk.Of<long>(3)[row] = slice.FromNs;
            chunk.Of<long>(4)[row] = slice.ToNs;
            chunk.Text(5, row, slice.ConfigHash);
            chunk.Text(6, row, slice.SignalsHash);
            chunk.Text(7, row, slice.OutputHash);
            chunk.Of<Int128>(8)[row] = slice.StartEquity;
            chunk.Of<Int128>(9)[row] = slice.EndEquity;
            chunk.Of<Int128>(10)[row] = slice.Drawdown.Deepest;
            chunk.Number(11, row, slice.Drawdown.DeepestPct ?? double.NaN);
            chunk.Of<long>(12)[row] = slice.Drawdown.LongestNs;
            chunk.Of<long>(13)[row] = slice.Statistics.Performance.Trades;
            chunk.Of<long>(14)[row] = slice.Counts.Ticks;
            chunk.Text(15, row, SliceDetails.ToText(slice));
        });
    }

    public static void WriteMetrics(SliceWriter writer, BacktestStatistics statistics) => writer.Add("metrics", [.. Metrics.Of(statistics)], (chunk, row, metric) =>
    {
        chunk.Text(0, row, writer.Slice);
        chunk.Text(1, row, metric.Name);
        chunk.Number(2, row, metric.Value ?? double.NaN);
    });

    /// <summary>Names and keys of the slices that are there.</summary>
    public static Dictionary<string, string> Keys(ResultsDatabase database)
    {
        using var connection = database.Connect();
        using var rows = connection.Query("SELECT slice, key FROM slices");
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        while (rows.Read()) keys[rows.GetString(0)] = rows.GetString(1);
        return keys;
    }

    /// <summary>The slices, in their order.</summary>
    public static IReadOnlyList<BacktestResult> Read(ResultsDatabase database)
    {
        using var connection = database.Connect();
        var trades = Group(connection, """
            SELECT t.slice, t.position_id, t.strategy, c.name, t.side::VARCHAR, t.entry_time, t.timestamp, t.entry_price, t.exit_price, t.quantity::DECIMAL(38, 18),
                t.pnl, t.fees, t.exit_reason, c.signal_price, c.regime, t.funding
            FROM trade_executions t JOIN trade_contexts c ON c.slice = t.slice AND c.journal_position = t.journal_position
            ORDER BY t.slice, t.journal_position
            """, TradeOf);
        var equity = Group(connection, "SELECT slice, timestamp, equity, low, high, exposure FROM equity ORDER BY slice, timestamp", rows => new EquityBar(
            rows.GetTimestampNs(1), rows.GetUnscaled(2), rows.GetUnscaled(3), rows.GetUnscaled(4), rows.GetUnscaled(5)));
        using var slices = connection.Query("""
            SELECT slice, from_time, to_time, config_hash, signals_hash, output_hash, start_equity, end_equity, max_drawdown, max_drawdown_pct, drawdown_ns, details
            FROM slices ORDER BY number
            """);
        var results = new List<BacktestResult>();
        while (slices.Read()) results.Add(SliceOf(slices, trades.GetValueOrDefault(slices.GetString(0)) ?? [], equity.GetValueOrDefault(slices.GetString(0)) ?? []));
        return results;
    }

    private static BacktestResult SliceOf(DuckDbResult rows, IReadOnlyList<ClosedTrade> trades, IReadOnlyList<EquityBar> equity)
    {
        var drawdown = new Drawdown(rows.GetUnscaled(8), rows.IsNull(9) ? null : rows.GetDouble(9), rows.GetInt64(10));
        var details = SliceDetails.Parse(rows.GetString(11));
        var open = SliceDetails.Open(details);
        var (fromNs, toNs) = (rows.GetTimestampNs(1), rows.GetTimestampNs(2));
        return new BacktestResult
        {
            Name = rows.GetString(0), FromNs = fromNs, ToNs = toNs, ConfigHash = rows.GetString(3), SignalsHash = rows.GetString(4),
            OutputHash = rows.GetString(5), StartEquity = rows.GetUnscaled(6), EndEquity = rows.GetUnscaled(7), Trades = trades, Equity = equity, Drawdown = drawdown,
            Open = open, Counts = SliceDetails.Counts(details), Funnels = SliceDetails.Funnels(details), Assumptions = SliceDetails.Assumptions(details),
            Statistics = BacktestStatistics.Of(trades, Holdings.Of(trades, open, fromNs, toNs), equity, drawdown, rows.GetUnscaled(6), rows.GetUnscaled(7)),
        };
    }

    private static ClosedTrade TradeOf(DuckDbResult rows)
    {
        var (pnl, fees, funding) = (rows.GetUnscaled(10), rows.GetUnscaled(11), rows.GetUnscaled(15));
        return new ClosedTrade
        {
            PositionId = FixedPoint.ToText(rows.GetInt64(1), 0), Strategy = rows.GetString(2), Symbol = rows.GetString(3),
            Side = rows.GetString(4) == "long" ? Side.Buy : Side.Sell, EntryTimeNs = rows.GetTimestampNs(5), ExitTimeNs = rows.GetTimestampNs(6),
            EntryPrice = rows.GetUnscaled(7), ExitPrice = rows.GetUnscaled(8), Quantity = rows.GetUnscaled(9), Gross = pnl + fees - funding, Fees = fees, Funding = funding,
            ExitReason = rows.GetString(12), SignalPrice = rows.IsNull(13) ? null : rows.GetUnscaled(13), Regime = rows.IsNull(14) ? null : rows.GetString(14),
        };
    }

    private static Dictionary<string, List<T>> Group<T>(DuckDbConnection connection, string sql, Func<DuckDbResult, T> read)
    {
        var groups = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        using var rows = connection.Query(sql);
        while (rows.Read())
        {
            var slice = rows.GetString(0);
            if (!groups.TryGetValue(slice, out var group)) groups.Add(slice, group = []);
            group.Add(read(rows));
        }

        return groups;
    }
}
