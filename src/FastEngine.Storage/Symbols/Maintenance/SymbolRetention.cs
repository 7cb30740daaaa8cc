using System.Globalization;
using System.Text;
using FastEngine.Core;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols.Attaching;
using FastEngine.Storage.Symbols.Rows;
using FastEngine.Storage.Symbols.Writing;

namespace FastEngine.Storage.Symbols.Maintenance;

/// <summary>Deletes a symbol's rows that have expired: what ages at multiples of a period of the symbol's own time, confirmed trades by
/// the caller's clock.</summary>
internal sealed class SymbolRetention(RetentionOptions options)
{
    private long _nextTicksNs = long.MinValue;
    private long _nextCandlesNs = long.MinValue;
    private long _nextTradesNs = long.MinValue;
    private long _deletedUpTo;

    public bool IsDue(long newestNs, long nowNs, long confirmed)
    {
        // The first row only says where the multiples lie.
        if (_nextTicksNs == long.MinValue && newestNs > 0) Schedule(newestNs);
        return newestNs > 0 && (newestNs >= _nextTicksNs || newestNs >= _nextCandlesNs) || IsTradesDue(nowNs, confirmed);
    }

    /// <summary>What goes as it is written: broken zones and filled gaps.</summary>
    public string AtOnce(string database, RowBatch batch)
    {
        var sql = new StringBuilder();
        foreach (var table in batch.Tables)
        {
            if (options.BrokenZones && table.Table == ZoneRow.Table) sql.Append($"DELETE FROM {database}.{ZoneRow.Table} WHERE status = 'broken'; ");
            if (options.FilledGaps && table.Table == GapRow.Table) sql.Append($"DELETE FROM {database}.{GapRow.Table} WHERE filled_at IS NOT NULL; ");
        }

        return sql.ToString();
    }

    public void Run(StoreContext store, AttachLease lease, long newestNs, long nowNs, long confirmed, IEnumerable<long> timeframes)
    {
        var statements = new List<string>();
        var database = SqlText.Name(lease.Name);
        if (newestNs >= _nextTicksNs && newestNs > 0) AddTicks(statements, database, newestNs);
        if (newestNs >= _nextCandlesNs && newestNs > 0) AddCandles(statements, database, newestNs, timeframes);
        if (IsTradesDue(nowNs, confirmed)) AddTrades(statements, database, confirmed);
        long deleted = 0;
        using (var transaction = store.Connection.BeginTransaction())
        {
            foreach (var statement in statements) deleted += store.Connection.Execute(statement);
            transaction.Commit();
        }

        if (IsTradesDue(nowNs, confirmed))
        {
            _deletedUpTo = confirmed;
            _nextTradesNs = nowNs + options.TradesEveryNs;
        }

        if (newestNs > 0) Schedule(newestNs);
        store.RowsExpired += deleted;
        // Space is given back by a checkpoint alone.
        if (deleted > 0) TryCheckpoint(store.Connection, database);
    }

    private bool IsTradesDue(long nowNs, long confirmed) => options.SyncedTrades && confirmed > _deletedUpTo && nowNs >= _nextTradesNs;

    private void Schedule(long newestNs)
    {
        if (newestNs >= _nextTicksNs) _nextTicksNs = EngineTime.NextMultiple(newestNs, options.TicksEveryNs);
        if (newestNs >= _nextCandlesNs) _nextCandlesNs = EngineTime.NextMultiple(newestNs, options.CandlesEveryNs);
    }

    private void AddTicks(List<string> statements, string database, long newestNs)
    {
        Add(TickRow.Table, "timestamp", options.TicksNs);
        Add(OrderFlowRow.Table, "timestamp", options.OrderFlowNs);
        Add(MarketProfileRow.Table, "timestamp", options.MarketProfileNs);
        Add(GapRow.Table, "created_at", options.GapsNs);
        Add(DecisionRow.Table, "timestamp", options.DecisionsNs);
        Add(OrderRow.Table, "timestamp", options.OrdersNs);
        Add(FillRow.Table, "timestamp", options.OrdersNs);
        Add(DumpDetectionRow.Table, "timestamp", options.DumpDetectionsNs);
        Add(StrategyPositionRow.Table, "status = 'closed' AND timestamp", options.PositionsNs);
        Add(ExchangePositionRow.Table, "status = 'closed' AND timestamp", options.PositionsNs);
        if (options.PositionsNs is { } positionsKept)
        {
            statements.Add($"""
                DELETE FROM {database}.{ContributionRow.Table} WHERE timestamp < {SqlText.Time(newestNs - positionsKept)}
                    AND strategy_position_id NOT IN (SELECT strategy_position_id FROM {database}.{StrategyPositionRow.Table})
                """);
        }

        if (options.MaxZones is { } most)
        {
            statements.Add(string.Create(CultureInfo.InvariantCulture, $"""
                DELETE FROM {database}.{ZoneRow.Table} WHERE zone_id IN (
                    SELECT zone_id FROM {database}.{ZoneRow.Table} ORDER BY status = 'broken', first_seen DESC, zone_id DESC OFFSET {most})
                """));
        }

        void Add(string table, string column, long? keptNs)
        {
            if (keptNs is { } kept) statements.Add(Expired(database, table, column, newestNs - kept));
        }
    }

    private void AddCandles(List<string> statements, string database, long newestNs, IEnumerable<long> timeframes)
    {
        foreach (var timeframe in timeframes)
        {
            // A candle's age counts from its end.
            if (options.CandlesOf(timeframe) is { } kept)
                statements.Add(Expired(database, Timeframe.TableOf(timeframe), "timestamp", newestNs - kept - timeframe));
        }
    }

    private static void AddTrades(List<string> statements, string database, long confirmed)
    {
        statements.Add(string.Create(CultureInfo.InvariantCulture, $"""
            UPDATE {database}.progress SET synced_position = {confirmed};
            DELETE FROM {database}.{TradeExecutionRow.Table} WHERE journal_position <= {confirmed}
            """));
    }

    private static string Expired(string database, string table, string column, long beforeNs) =>
        $"DELETE FROM {database}.{table} WHERE {column} < {SqlText.Time(beforeNs)}";

    // Refused while somebody reads: the next one does it.
    private static void TryCheckpoint(DuckDbConnection connection, string database)
    {
        try
        {
            connection.Execute($"CHECKPOINT {database}");
        }
        catch (DuckDbException error) when (error.Kind == DuckDbErrorKind.Transaction)
        {
        }
    }
}
