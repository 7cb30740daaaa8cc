using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Tests.DuckDb;

public sealed class DuckDbConnectionTests : IDisposable
{
    private readonly Memory _memory = new();

    private DuckDbConnection Connection => _memory.Connection;

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void The_library_says_its_version() => Assert.StartsWith("v1.5", DuckDbLibrary.Version, StringComparison.Ordinal);

    [Fact]
    public void Execute_returns_the_rows_that_the_last_statement_changed()
    {
        Assert.Equal(3, Connection.Execute("CREATE TABLE t(a BIGINT); INSERT INTO t VALUES (1), (2), (3)"));
        Assert.Equal(2, Connection.Execute("DELETE FROM t WHERE a > 1"));
        Assert.Equal(1, _memory.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Query_runs_all_statements_and_yields_the_last()
    {
        using var result = _memory.One("CREATE TABLE t(a BIGINT); INSERT INTO t VALUES (7); SELECT a, a + 1 AS b FROM t; ");
        Assert.Equal(["a", "b"], result.Columns.Select(c => c.Name));
        Assert.Equal(7, result.GetInt64(0));
        Assert.Equal(8, result.GetInt64(1));
        Assert.False(result.Read());
        Assert.False(result.Read());
    }

    [Fact]
    public void Rows_stream_over_many_chunks_in_order()
    {
        using var result = Connection.Query("SELECT i FROM range(100000) t(i)");
        var next = 0L;
        while (result.Read()) Assert.Equal(next++, result.GetInt64(0));
        Assert.Equal(100_000, next);
    }

    [Theory]
    [InlineData("SELEC 1", "syntax error at or near \"SELEC\"", DuckDbErrorKind.Parser)]
    [InlineData("SELECT * FROM missing", "Table with name missing does not exist", DuckDbErrorKind.Catalog)]
    [InlineData("SELECT nothing FROM range(3) t(i)", "Referenced column \"nothing\" not found", DuckDbErrorKind.Binder)]
    [InlineData("SELECT CAST('x' AS INTEGER)", "Could not convert string 'x' to INT32", DuckDbErrorKind.Conversion)]
    public void An_error_carries_the_text_of_DuckDB_and_the_statement(string sql, string text, DuckDbErrorKind kind)
    {
        var error = Assert.Throws<DuckDbException>(() => Read(sql));
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(sql, error.Message, StringComparison.Ordinal);
        Assert.Equal(sql, error.Statement);
        Assert.Equal(kind, error.Kind);
    }

    [Fact]
    public void An_error_in_a_later_chunk_reaches_the_reader()
    {
        var error = Assert.Throws<DuckDbException>(() => Read("SELECT CAST(CASE WHEN i = 90000 THEN 'x' ELSE '1' END AS INTEGER) FROM range(100000) t(i)"));
        Assert.Contains("Could not convert string 'x'", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _memory.Number("SELECT 1"));
    }

    [Fact]
    public void Text_without_a_statement_is_an_error()
    {
        Assert.Throws<DuckDbException>(() => Connection.Query(" -- nothing\n"));
        Assert.Throws<DuckDbException>(() => Connection.Execute(""));
    }

    [Fact]
    public void A_statement_with_a_NUL_is_refused_because_DuckDB_would_cut_it_there() =>
        Assert.Throws<ArgumentException>(() => Connection.Execute("SELECT 1\0; DROP TABLE t"));

    [Fact]
    public void A_new_statement_is_refused_while_a_result_is_open()
    {
        using (var result = _memory.One("SELECT i FROM range(10000) t(i)"))
        {
            Assert.Throws<InvalidOperationException>(() => Connection.Execute("SELECT 1"));
            Assert.Throws<InvalidOperationException>(() => Connection.Query("SELECT 1"));
            Assert.Equal(0, result.GetInt64(0));
        }

        Assert.Equal(1, _memory.Number("SELECT 1"));
    }

    [Fact]
    public void Interrupt_from_another_thread_ends_a_long_query_and_the_connection_goes_on()
    {
        var running = new ManualResetEventSlim();
        var ended = new ManualResetEventSlim();
        var interrupter = new Thread(() =>
        {
            running.Wait();
            // The query may not have begun when the first interrupt comes.
            while (!ended.Wait(1)) Connection.Interrupt();
        });
        interrupter.Start();
        running.Set();
        var error = Assert.Throws<DuckDbException>(() => Read("SELECT sum(sqrt(a.i * b.i)) FROM range(1000000) a(i), range(1000000) b(i)"));
        ended.Set();
        interrupter.Join();
        Assert.True(error.IsInterrupt);
        Assert.Contains("Interrupted", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _memory.Number("SELECT 1"));
    }

    [Fact]
    public void A_transaction_is_kept_by_a_commit_only()
    {
        Connection.Execute("CREATE TABLE t(a BIGINT)");
        using (Connection.BeginTransaction()) Connection.Execute("INSERT INTO t VALUES (1)");
        Assert.Equal(0, _memory.Number("SELECT count(*) FROM t"));
        using (var transaction = Connection.BeginTransaction())
        {
            Connection.Execute("INSERT INTO t VALUES (1)");
            transaction.Commit();
            Assert.Throws<InvalidOperationException>(transaction.Commit);
        }

        Assert.Equal(1, _memory.Number("SELECT count(*) FROM t"));
        using (var transaction = Connection.BeginTransaction())
        {
            Connection.Execute("DELETE FROM t");
            transaction.Rollback();
        }

        Assert.Equal(1, _memory.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public void A_transaction_that_an_error_ended_is_rolled_back_and_another_can_begin()
    {
        Connection.Execute("CREATE TABLE t(a BIGINT PRIMARY KEY)");
        using (var transaction = Connection.BeginTransaction())
        {
            Connection.Execute("INSERT INTO t VALUES (1)");
            var error = Assert.Throws<DuckDbException>(() => Connection.Execute("INSERT INTO t VALUES (1)"));
            Assert.Equal(DuckDbErrorKind.Constraint, error.Kind);
            Assert.Throws<DuckDbException>(transaction.Commit);
        }

        using (var transaction = Connection.BeginTransaction()) transaction.Commit();
        Assert.Equal(0, _memory.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Whatever_is_used_after_its_end_says_so()
    {
        var database = DuckDbDatabase.Open(DuckDbDatabase.InMemory);
        var connection = database.Connect();
        connection.Execute("CREATE TABLE t(a BIGINT)");
        var statement = connection.Prepare("SELECT 1");
        var appender = connection.Append("t");
        var result = statement.Query();
        Assert.True(result.Read());

        result.Dispose();
        Assert.Throws<ObjectDisposedException>(() => result.Read());
        Assert.Throws<ObjectDisposedException>(() => result.GetInt64(0));
        appender.Dispose();
        Assert.Throws<ObjectDisposedException>(() => appender.Values<long>(0));
        Assert.Throws<ObjectDisposedException>(() => appender.SetNull(0, 0));
        Assert.Throws<ObjectDisposedException>(() => appender.Append(1));
        Assert.Throws<ObjectDisposedException>(appender.Flush);
        statement.Dispose();
        Assert.Throws<ObjectDisposedException>(() => statement.Query());
        Assert.Throws<ObjectDisposedException>(() => statement.Bind(1, 1));
        var other = connection.Prepare("SELECT 1");
        connection.Dispose();
        Assert.Throws<ObjectDisposedException>(() => connection.Execute("SELECT 1"));
        Assert.Throws<ObjectDisposedException>(() => connection.Prepare("SELECT 1"));
        Assert.Throws<ObjectDisposedException>(() => connection.Append("t"));
        Assert.Throws<ObjectDisposedException>(connection.Interrupt);
        Assert.Throws<ObjectDisposedException>(() => other.Query());
        other.Dispose();
        database.Dispose();
        Assert.Throws<ObjectDisposedException>(database.Connect);
        result.Dispose();
        connection.Dispose();
        database.Dispose();
    }

    private void Read(string sql)
    {
        using var result = Connection.Query(sql);
        while (result.Read()) _ = result.IsNull(0);
    }
}
