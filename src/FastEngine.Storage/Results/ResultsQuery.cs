using System.Globalization;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.DuckDb.Output;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Querying;

namespace FastEngine.Storage.Results;

/// <summary>SQL over the results of a backtest: the same tables, views and ready queries as over a live engine's, with a column <c>slice</c>,
/// and the tables of results beside them.</summary>
/// <remarks>Numbers of orders and positions begin anew in each slice. Of more than one slice they are seen with the slice's number before them,
/// so that no query takes two for one.</remarks>
public sealed class ResultsQuery : RowQuery
{
    // Slices times this is no number of an order.
    private const long NumbersOfASlice = 1_000_000_000_000;

    private static readonly string[] Numbered =
        ["order_id", "position_id", "strategy_position_id", "exchange_position", "entry_order", "hedges", "contribution_id", "journal_position"];

    private readonly ResultsDatabase _database;
    private readonly QueryOptions _options;
    private readonly ScratchFolder _scratch = new();

    private ResultsQuery(ResultsDatabase database, QueryOptions options) => (_database, _options) = (database, options);

    /// <exception cref="StoreException">It cannot be read.</exception>
    public static ResultsQuery Open(string path, QueryOptions? options = null) => new(ResultsDatabase.OpenRead(path), options ?? new QueryOptions());

    public override IReadOnlyList<SymbolKey> Symbols()
    {
        using var connection = _database.Connect();
        using var rows = connection.Query("SELECT DISTINCT exchange, market, symbol FROM orders ORDER BY ALL");
        var keys = new List<SymbolKey>();
        while (rows.Read()) keys.Add(new SymbolKey(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return keys;
    }

    private protected override string Scratch => _scratch.Path;

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        _database.Dispose();
        _scratch.Dispose();
    }

    private protected override QuerySession Begin(string sql, IReadOnlyList<SymbolKey>? symbols, CancellationToken stop)
    {
        var words = QueryWords.Of(sql);
        QueryViews.Expand(words);
        var session = new QuerySession(_database.Connect(), _options, stop);
        try
        {
            CreateTables(session.Connection, symbols);
            QueryViews.CreateReady(session.Connection, words);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static void CreateTables(DuckDbConnection connection, IReadOnlyList<SymbolKey>? symbols)
    {
        long slices;
        string database;
        using (var rows = connection.Query("SELECT count(*), current_database() FROM slices"))
        {
            rows.Read();
            (slices, database) = (rows.GetInt64(0), SqlText.Name(rows.GetString(1)));
        }

        if (slices < 2 && symbols is null) return;
        foreach (var (table, columns) in Owned(connection))
        {
            var replaced = slices < 2 ? [] : Numbered.Where(columns.Contains).ToArray();
            var star = replaced.Length == 0 ? "t.*" : "t.* REPLACE (" + string.Join(", ", replaced.Select(column => string.Create(CultureInfo.InvariantCulture,
                $"t.{column} + (s.number + 1) * {NumbersOfASlice} AS {column}"))) + ")";
            var where = symbols is null ? "" : " WHERE " + string.Join(" OR ", symbols.Select(key =>
                $"(t.exchange = {SqlText.Literal(key.Exchange)} AND t.market = {SqlText.Literal(key.Market)} AND t.symbol = {SqlText.Literal(key.Symbol)})"));
            connection.Execute($"CREATE TEMP VIEW {SqlText.Name(table)} AS SELECT {star} FROM {database}.main.{SqlText.Name(table)} t JOIN slices s ON s.slice = t.slice{where}");
        }
    }

    // The tables that a live engine has too.
    private static List<(string Table, HashSet<string> Columns)> Owned(DuckDbConnection connection)
    {
        var tables = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        using var rows = connection.Query("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main' ORDER BY table_name, column_index");
        while (rows.Read())
        {
            if (!tables.TryGetValue(rows.GetString(0), out var columns)) tables.Add(rows.GetString(0), columns = new HashSet<string>(StringComparer.Ordinal));
            columns.Add(rows.GetString(1));
        }

        return [.. tables.Where(table => table.Value.Contains("exchange")).Select(table => (table.Key, table.Value))];
    }
}
