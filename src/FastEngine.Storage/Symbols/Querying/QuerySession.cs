using System.Globalization;
using System.Text.RegularExpressions;
using FastEngine.Core;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols.Attaching;

namespace FastEngine.Storage.Symbols.Querying;

/// <summary>A connection for one query: in a transaction that can only read, ended when it takes too long, with the databases that it uses.</summary>
internal sealed partial class QuerySession : IDisposable
{
    // DuckDB's numbers of statement types. DESCRIBE, SHOW, SUMMARIZE, VALUES, FROM and PIVOT are SELECT to it.
    private const int Select = 1;
    private const int Explain = 4;

    // DuckDB forgets an interrupt that comes just before a statement begins.
    private static readonly TimeSpan InterruptAgain = TimeSpan.FromMilliseconds(50);

    private readonly List<AttachLease> _leases = [];
    private readonly Lock _gate = new();
    private readonly QueryOptions _options;
    private readonly long _bytesBefore = Environment.WorkingSet;
    private readonly CancellationToken _stop;
    private CancellationTokenRegistration _stopping;
    private Timer? _timer;
    private Timer? _watch;
    private bool _isOver;
    private bool _hasGrown;

    public QuerySession(DuckDbConnection connection, QueryOptions options, CancellationToken stop)
    {
        Connection = connection;
        _options = options;
        _stop = stop;
    }

    public DuckDbConnection Connection { get; }

    /// <summary>It was ended because it took too long, or was asked to stop.</summary>
    public bool WasEnded { get; private set; }

    public AttachLease Keep(AttachLease lease)
    {
        _leases.Add(lease);
        return lease;
    }

    /// <summary>From here on nothing can be written, and the time counts.</summary>
    /// <exception cref="StoreException">The text is not one statement that reads.</exception>
    public DuckDbStatement BeginReading(string sql)
    {
        // Table functions, so they count as reading; a checkpoint would end the writer's transactions.
        if (Ruling().IsMatch(sql)) throw new StoreException("a query reads: checkpoints, logs and profiles are the engine's own") { IsBadQuery = true };
        Connection.Execute("BEGIN TRANSACTION READ ONLY");
        _timer = new Timer(_ => EndIt(), null, TimeSpan.FromTicks(Math.Max(1, _options.TimeoutNs / 100)), InterruptAgain);
        if (_options.IsGuarded) _watch = new Timer(_ => EndWhenGrown(), null, InterruptAgain, InterruptAgain);
        _stopping = _stop.Register(EndNow);
        DuckDbStatement statement;
        try
        {
            statement = Connection.Prepare(sql);
        }
        catch (ArgumentException error)
        {
            throw new StoreException($"a query is one statement: {error.Message}", error) { IsBadQuery = true };
        }

        try
        {
            if (statement.StatementType == Select || (statement.StatementType == Explain && IsSelect(ExplainText.Explained(sql)))) return statement;
        }
        catch
        {
            statement.Dispose();
            throw;
        }

        statement.Dispose();
        throw new StoreException("a query reads: SELECT, WITH, FROM, VALUES, PIVOT, DESCRIBE, SHOW, SUMMARIZE, or EXPLAIN of one of them") { IsBadQuery = true };
    }

    /// <summary>Runs the statement, with columns of types that are not read here as text.</summary>
    public DuckDbResult Run(DuckDbStatement statement)
    {
        try
        {
            var columns = statement.Columns();
            if (columns.All(column => column.IsReadable)) return statement.Query(ownsStatement: true);
            statement.Dispose();
            statement = Connection.PrepareCast(statement.Sql, columns, column => column.IsReadable ? null : "VARCHAR");
            return statement.Query(ownsStatement: true);
        }
        catch
        {
            statement.Dispose();
            throw;
        }
    }

    /// <summary>The error that a person understands, when it was this session that ended the query.</summary>
    public Exception? Explained(Exception error) => error is not DuckDbException { IsInterrupt: true } ? null
        : _stop.IsCancellationRequested ? new OperationCanceledException(_stop)
        : _hasGrown ? new StoreException($"the query took more than {_options.MostGrowthMiB} MiB of memory and was ended: ask for less, or for a part after the other", error)
        : WasEnded ? new StoreException(string.Create(CultureInfo.InvariantCulture,
            $"the query took longer than {_options.TimeoutNs / (double)EngineTime.NsPerSecond} s and was ended: ask for less, or raise the limit"), error)
        : null;

    public void Dispose()
    {
        // Before the gate: it waits for an interrupt that has begun.
        _stopping.Dispose();
        // Not while the timer interrupts a connection that is closed meanwhile.
        lock (_gate)
        {
            _isOver = true;
            _timer?.Dispose();
            _watch?.Dispose();
            Connection.Dispose();
        }

        foreach (var lease in _leases) lease.Dispose();
        _leases.Clear();
    }

    private void EndNow()
    {
        lock (_gate)
        {
            if (!_isOver) _timer!.Change(TimeSpan.Zero, InterruptAgain);
        }
    }

    private void EndIt()
    {
        lock (_gate)
        {
            if (_isOver) return;
            WasEnded = true;
            Connection.Interrupt();
        }
    }

    private void EndWhenGrown()
    {
        if (Environment.WorkingSet - _bytesBefore <= (long)_options.MostGrowthMiB << 20) return;
        _hasGrown = true;
        EndIt();
    }

    // EXPLAIN ANALYZE of a COPY would write the file.
    private bool IsSelect(string sql)
    {
        try
        {
            using var explained = Connection.Prepare(sql);
            return explained.StatementType == Select;
        }
        catch (Exception error) when (error is ArgumentException or DuckDbException { Kind: DuckDbErrorKind.Parser })
        {
            return false;
        }
    }

    // A comment may stand before the parenthesis.
    [GeneratedRegex(@"(checkpoint|able_logging|able_profiling|able_peg_parser|truncate_duckdb_logs|write_log)""?(\s|/\*.*?\*/|--[^\n]*\n)*\(", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Ruling();
}
