using System.CommandLine;
using System.Diagnostics;
using FastEngine.Host.Control;
using FastEngine.Host.Verbs;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Tests.Control;

public sealed class QueryVerbTests : IDisposable
{
    private const string Endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 8";
    private readonly ControlFolder _folder = new();
    private readonly ControlFolder _results = new();

    public void Dispose()
    {
        _folder.Dispose();
        _results.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rows_of_all_symbols_come_from_stopped_files_and_from_a_running_engine_alike(bool isRunning)
    {
        using var engine = Market(isRunning);
        var count = "SELECT market, symbol, count(*) AS n FROM ticks GROUP BY ALL ORDER BY ALL";
        Assert.Equal("market,symbol,n\nspot,ETHUSDT,30\nusdm,BTCUSDT,10\nusdm,ETHUSDT,20\n", Rows("a.csv", count));
        Assert.Equal("market,symbol,n\nspot,ETHUSDT,30\n", Rows("b.csv", count, "--limit", "1"));
        Assert.Equal("market,symbol,n\nusdm,BTCUSDT,10\nusdm,ETHUSDT,20\n", Rows("c.csv", count, "--symbol", "BTCUSDT,usdm/ETHUSDT", "--symbol", "BTCUSDT"));
        Assert.Equal("[\n{\"market\":\"spot\",\"symbol\":\"ETHUSDT\",\"n\":30}\n]\n", Rows("d.json", count, "--limit", "1"));
        Assert.Equal("{\"market\":\"spot\",\"symbol\":\"ETHUSDT\",\"n\":30}\n", Rows("e.jsonl", count, "--limit", "1"));
        Assert.Equal("market  symbol    n\n------  -------  --\nspot    ETHUSDT  30\n(the first 1 rows; there are more)\n", Rows("f.txt", count, "--limit", "1", "--format", "table"));
        Assert.StartsWith("exchange,market,symbol,timestamp,price,ticks\nbinance,spot,ETHUSDT,", Rows("g.csv", "--named", "latest_prices"));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, 7)]
    [InlineData(true, 7)]
    public void Parquet_holds_the_rows(bool isRunning, int? limit)
    {
        using var engine = Market(isRunning);
        string[] limited = limit is null ? [] : ["--limit", $"{limit}"];
        var (exit, error) = Run(["SELECT symbol, price FROM ticks ORDER BY market, symbol, trade_id; ", "--out", PathOf("x.parquet"), .. limited]);
        Assert.Equal((ExitCode.Ok, ""), (exit, error));
        Assert.Equal("PAR1"u8, File.ReadAllBytes(PathOf("x.parquet")).AsSpan()[^4..]);
        using var database = Storage.DuckDb.DuckDbDatabase.Open(":memory:");
        using var connection = database.Connect();
        using var rows = connection.Query($"SELECT count(*), min(price)::VARCHAR FROM '{PathOf("x.parquet")}'");
        Assert.True(rows.Read());
        Assert.Equal((limit ?? 60L, "100.00"), (rows.GetInt64(0), rows.GetString(1)));
    }

    [Theory]
    [InlineData(false, ExitCode.Usage, "Parser Error: syntax error", "SELEC 1")]
    [InlineData(true, ExitCode.Usage, "Parser Error: syntax error", "SELEC 1")]
    [InlineData(false, ExitCode.Usage, "Binder Error", "SELECT colour FROM ticks")]
    [InlineData(true, ExitCode.Usage, "Catalog Error", "SELECT * FROM nothing")]
    [InlineData(false, ExitCode.Usage, "a query reads", "CREATE TABLE x (a INT)")]
    [InlineData(true, ExitCode.Usage, "a query reads", "CREATE TABLE x (a INT)")]
    [InlineData(false, ExitCode.Usage, "one statement", "SELECT 1; SELECT 2")]
    [InlineData(false, ExitCode.Usage, "there is no database of 'XRPUSDT'; there are binance/spot/ETHUSDT, binance/usdm/BTCUSDT", "FROM ticks", "--symbol", "XRPUSDT")]
    [InlineData(true, ExitCode.Usage, "there is no database of 'XRPUSDT'", "FROM ticks", "--symbol", "XRPUSDT")]
    [InlineData(false, ExitCode.Failed, "took longer than 0.05 s", Endless, "--timeout", "50ms")]
    [InlineData(true, ExitCode.Failed, "took longer than 0.05 s", Endless, "--timeout", "50ms")]
    [InlineData(false, ExitCode.Usage, "give one statement")]
    [InlineData(false, ExitCode.Usage, "give one statement", "SELECT 1", "--named", "latest_prices")]
    [InlineData(false, ExitCode.Usage, "the statement is empty", " ")]
    [InlineData(false, ExitCode.Usage, "there is no ready query 'latest_price'; nearest: latest_prices", "--named", "latest_price")]
    [InlineData(false, ExitCode.Usage, "--format 'excel' is not table, csv, json, jsonl or parquet", "SELECT 1", "--format", "excel")]
    [InlineData(false, ExitCode.Usage, "--timeout '2d' is not a duration such as 10s, up to 1h", "SELECT 1", "--timeout", "2d")]
    [InlineData(false, ExitCode.Usage, "--limit 0 is not 1 or more", "SELECT 1", "--limit", "0")]
    public void What_goes_wrong_is_told_with_its_exit_code_and_leaves_no_file(bool isRunning, int exitCode, string message, params string[] arguments)
    {
        using var engine = Market(isRunning);
        var (exit, error) = Run([.. arguments, "--out", PathOf("x.csv")]);
        Assert.Contains(message, error);
        Assert.Equal(exitCode, exit);
        Assert.Empty(Directory.GetFiles(_results.Path));
    }

    [Fact]
    public void Parquet_needs_a_file()
    {
        var (exit, error) = Run("SELECT 1", "--format", "parquet");
        Assert.Equal((ExitCode.Usage, "fastengine: parquet needs --out FILE\n"), (exit, error));
    }

    [Fact]
    public void A_data_directory_that_is_not_there_and_one_without_databases_are_told_apart()
    {
        Assert.Equal(ExitCode.Usage, Invoke(QueryVerb.Create(), ["FROM ticks", "--data", _folder.Path + "x"]).Exit);
        var (exit, error) = Run("FROM ticks");
        Assert.Equal(ExitCode.Failed, exit);
        Assert.Contains("nothing was stored", error);
    }

    [Fact]
    public void An_engine_that_holds_the_directory_and_does_not_listen_is_named()
    {
        using var held = DataDirectoryLock.Acquire(_folder.Path, "fastengine run");
        var (exit, error) = Run("SELECT 1");
        Assert.Equal(ExitCode.Failed, exit);
        Assert.Contains($"locked by pid {Environment.ProcessId} (fastengine run)", error);
    }

    [Fact]
    public void The_ready_queries_are_listed_with_what_they_show()
    {
        var (exit, output, _) = Invoke(QueryVerb.Create(), ["--list"]);
        Assert.Equal(ExitCode.Ok, exit);
        foreach (var query in ReadyQuery.All.Concat(ReadyQuery.Views)) Assert.Matches($@"(?m)^ *{query.Name} +\S.*{System.Text.RegularExpressions.Regex.Escape(query.Description)}|^ *{query.Name} +{System.Text.RegularExpressions.Regex.Escape(query.Description)}$", output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_query_ends_when_its_user_stops_it(bool isRunning)
    {
        using var engine = Market(isRunning);
        using var stop = new CancellationTokenSource();
        var request = new QueryRequest { Sql = Endless, TimeoutNs = QueryRequest.LongestNs };
        using var client = isRunning ? _folder.Client() : null;
        var asking = Task.Run(() => client?.Query(request, Stream.Null, stop.Token)
            ?? QueryExecution.Execute(options => SymbolQuery.OpenStopped(_folder.Path, options), request, Stream.Null, stop.Token));
        stop.Cancel();
        Assert.True(((IAsyncResult)asking).AsyncWaitHandle.WaitOne(ControlFolder.Patience));
        Assert.ThrowsAny<OperationCanceledException>(() => asking.GetAwaiter().GetResult());
        if (isRunning) Assert.Equal("n\n60\n", Rows("after.csv", "SELECT count(*) AS n FROM ticks"));
    }

    [Fact]
    public void Without_the_native_library_the_environment_is_to_blame()
    {
        StoredMarket.Fill(_folder.Path);
        var program = Path.Combine(AppContext.BaseDirectory, "fastengine.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, ArgumentList = { program, "query", "SELECT 1", "--data", _folder.Path } };
        start.Environment["FASTENGINE_DUCKDB"] = PathOf("missing.so");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Contains("missing.so: no such file", error);
        Assert.Equal(ExitCode.Environment, process.ExitCode);
    }

    private RunningMarket? Market(bool isRunning)
    {
        if (isRunning) return new RunningMarket(_folder.Path);
        StoredMarket.Fill(_folder.Path);
        return null;
    }

    private string PathOf(string file) => Path.Combine(_results.Path, file);

    private string Rows(string file, params string[] arguments)
    {
        var (exit, error) = Run([.. arguments, "--out", PathOf(file)]);
        Assert.Equal((ExitCode.Ok, ""), (exit, error));
        return File.ReadAllText(PathOf(file));
    }

    private (int Exit, string Error) Run(params string[] arguments)
    {
        var (exit, _, error) = Invoke(QueryVerb.Create(), [.. arguments, "--data", _folder.Path]);
        return (exit, error);
    }

    internal static (int Exit, string Output, string Error) Invoke(Command verb, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = verb.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
