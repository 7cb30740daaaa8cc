using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Tests.DuckDb;

public sealed class DuckDbDatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastengine-duckdb-").FullName;

    private string File1 => Path.Combine(_folder, "one.duckdb");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_keeps_what_was_written()
    {
        using (var database = DuckDbDatabase.Open(File1))
        using (var connection = database.Connect())
            connection.Execute("CREATE TABLE t AS SELECT 42::BIGINT AS a");
        using var again = DuckDbDatabase.Open(File1, new DuckDbOptions { AccessMode = DuckDbAccessMode.ReadOnly });
        using var reader = again.Connect();
        using (var result = Memory.One(reader.Query("SELECT a FROM t"))) Assert.Equal(42, result.GetInt64(0));
        var error = Assert.Throws<DuckDbException>(() => reader.Execute("INSERT INTO t VALUES (1)"));
        Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_opened_twice_in_one_process_is_one_database()
    {
        using var first = DuckDbDatabase.Open(File1, new DuckDbOptions { Threads = 1 });
        using var second = DuckDbDatabase.Open(File1, new DuckDbOptions { Threads = 1 });
        using var writer = first.Connect();
        using var reader = second.Connect();
        writer.Execute("CREATE TABLE t AS SELECT 42::BIGINT AS a");
        using var result = Memory.One(reader.Query("SELECT a FROM t"));
        Assert.Equal(42, result.GetInt64(0));
    }

    [Fact]
    public void A_file_that_is_open_is_refused_with_other_options_and_to_another_instance()
    {
        using var first = DuckDbDatabase.Open(File1);
        var error = Assert.Throws<DuckDbException>(() => DuckDbDatabase.Open(File1, new DuckDbOptions { AccessMode = DuckDbAccessMode.ReadOnly }));
        Assert.Equal(DuckDbErrorKind.Connection, error.Kind);
        Assert.Contains("different configuration", error.Message, StringComparison.Ordinal);
        using var memory = new Memory();
        error = Assert.Throws<DuckDbException>(() => memory.Connection.Execute($"ATTACH '{File1}' AS one"));
        Assert.Contains("one.duckdb", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_reach_DuckDB()
    {
        var options = new DuckDbOptions
        {
            MemoryLimitBytes = 300L << 20, Threads = 3, TempDirectory = _folder, MaxTempDirectoryBytes = 1L << 30,
            Settings = new Dictionary<string, string> { ["preserve_insertion_order"] = "false" },
        };
        using var memory = new Memory(options);
        Assert.Equal("300.0 MiB", memory.Text("SELECT current_setting('memory_limit')"));
        Assert.Equal(3, memory.Number("SELECT current_setting('threads')"));
        Assert.Equal(_folder, memory.Text("SELECT current_setting('temp_directory')"));
        Assert.Equal("1.0 GiB", memory.Text("SELECT current_setting('max_temp_directory_size')"));
        Assert.Equal(0, memory.Number("SELECT current_setting('preserve_insertion_order')::BIGINT"));
        Assert.Equal(0, memory.Number("SELECT current_setting('autoinstall_known_extensions')::BIGINT"));
    }

    [Fact]
    public void A_setting_that_does_not_exist_or_fit_is_named()
    {
        var options = new DuckDbOptions { Settings = new Dictionary<string, string> { ["memory_limit"] = "much" } };
        var error = Assert.Throws<DuckDbException>(() => DuckDbDatabase.Open(DuckDbDatabase.InMemory, options));
        Assert.Contains("memory_limit = 'much'", error.Message, StringComparison.Ordinal);
        options = new DuckDbOptions { Settings = new Dictionary<string, string> { ["no_such_setting"] = "1" } };
        error = Assert.Throws<DuckDbException>(() => DuckDbDatabase.Open(DuckDbDatabase.InMemory, options));
        Assert.Contains("no_such_setting", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_and_a_missing_folder_are_told_in_DuckDBs_words()
    {
        File.WriteAllText(File1, new string('x', 10_000));
        var error = Assert.Throws<DuckDbException>(() => DuckDbDatabase.Open(File1));
        Assert.Contains("not a valid DuckDB database file", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<DuckDbException>(() => DuckDbDatabase.Open(Path.Combine(_folder, "missing", "two.duckdb")));
        Assert.Equal(DuckDbErrorKind.Io, error.Kind);
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_free_when_the_last_connection_and_result_are_gone()
    {
        var database = DuckDbDatabase.Open(File1);
        var connection = database.Connect();
        var result = connection.Query("SELECT i FROM range(100000) t(i)");
        Assert.True(result.Read());
        database.Dispose();
        connection.Dispose();
        Assert.Throws<ObjectDisposedException>(() => result.Read());
        // Other options would be refused while the instance lives.
        using var again = DuckDbDatabase.Open(File1, new DuckDbOptions { AccessMode = DuckDbAccessMode.ReadOnly });
    }
}
