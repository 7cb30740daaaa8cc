using System.CommandLine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Control;
using FastEngine.Host.Outputs;
using FastEngine.Storage.Results;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Verbs;

/// <summary><c>fastengine query "SQL"</c>: SQL over one or all symbols, through the running engine, on a stopped one's files, or over the results of a backtest.</summary>
public static class QueryVerb
{
    private const string Formats = "table, csv, json, jsonl or parquet";

    public static Command Create()
    {
        var data = new DataOption();
        var sql = new Argument<string?>("SQL") { Description = "One statement that reads. Tables and views have columns exchange, market and symbol.", Arity = ArgumentArity.ZeroOrOne };
        var symbols = new Option<string[]>("--symbol") { Description = "See this symbol only, as BTCUSDT or binance/usdm/BTCUSDT; several by commas, or repeated.", HelpName = "SYMBOL" };
        var named = new Option<string?>("--named") { Description = "Instead of SQL: a ready query.", HelpName = "NAME" };
        var list = new Option<bool>("--list") { Description = "List the ready queries, and the views that queries may use." };
        var format = new Option<string?>("--format") { Description = $"{Formats} (default: table; with --out by the file's name, else csv).", HelpName = "FORMAT" };
        var output = new Option<string?>("--out") { Description = "Write to a file; parquet needs one.", HelpName = "FILE" };
        var limit = new Option<int?>("--limit") { Description = "Most rows (default: 100 of a table, all otherwise).", HelpName = "N" };
        var timeout = new Option<string>("--timeout") { Description = "End the query when it takes longer.", HelpName = "TIME", DefaultValueFactory = _ => "10s" };
        var command = new Command("query", "SQL over one or all symbols, beside a running engine, on a stopped one's files, or over the results of a backtest.") { sql, symbols, named, list, format, output, limit, timeout };
        data.AddTo(command);
        command.SetAction(arguments => DataOption.Run(arguments, stop =>
        {
            if (arguments.GetValue(list))
            {
                List(arguments.InvocationConfiguration.Output);
                return ExitCode.Ok;
            }

            var path = arguments.GetValue(output);
            var request = new QueryRequest
            {
                Sql = Statement(arguments.GetValue(sql), arguments.GetValue(named)),
                Symbols = [.. (arguments.GetValue(symbols) ?? []).SelectMany(names => names.Split(','))],
                Format = Format(arguments.GetValue(format), path),
                Limit = Limit(arguments.GetValue(limit)),
                TimeoutNs = Timeout(arguments.GetValue(timeout)!),
            };
            if (request.Format == RowFormat.Parquet && path is null or "-") throw Wrong("parquet needs --out FILE");
            Ask(data.Require(arguments), request, path, stop);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static void Ask(string directory, QueryRequest request, string? path, CancellationToken stop)
    {
        using var file = OutputFile.Create(path ?? "-")!;
        var results = Path.Combine(directory, ResultsDatabase.FileName);
        if (File.Exists(results))
        {
            file.Write(output => QueryExecution.Execute(options => ResultsQuery.Open(results, options), request, output, stop));
            return;
        }

        using var engine = ControlClient.TryConnect(directory);
        file.Write(output =>
        {
            if (engine is not null) engine.Query(request, output, stop);
            else QueryExecution.Execute(options => SymbolQuery.OpenStopped(directory, options), request, output, stop);
        });
    }

    private static string Statement(string? sql, string? named)
    {
        if (sql is null == named is null) throw Wrong("give one statement, or --named NAME, or --list");
        if (named is null) return string.IsNullOrWhiteSpace(sql) ? throw Wrong("the statement is empty") : sql;
        return ReadyQuery.Find(named)?.Sql
            ?? throw Wrong($"there is no ready query {Shown.Quoted(named)}; nearest: {NearestText.Of(named, ReadyQuery.All.Select(query => query.Name))} (see --list)");
    }

    private static RowFormat Format(string? name, string? path) => (name, Path.GetExtension(path)) switch
    {
        ("table", _) => RowFormat.Table,
        ("csv", _) => RowFormat.Csv,
        ("json", _) => RowFormat.Json,
        ("jsonl", _) => RowFormat.JsonLines,
        ("parquet", _) => RowFormat.Parquet,
        ({ } other, _) => throw Wrong($"--format {Shown.Quoted(other)} is not {Formats}"),
        (_, ".json") => RowFormat.Json,
        (_, ".jsonl") => RowFormat.JsonLines,
        (_, ".parquet") => RowFormat.Parquet,
        _ => path is null or "-" ? RowFormat.Table : RowFormat.Csv,
    };

    private static int? Limit(int? rows) => rows is null or >= 1 ? rows : throw Wrong($"--limit {rows} is not 1 or more");

    private static long Timeout(string text) => Duration.TryParse(text, out var ns) && ns is >= 1 and <= QueryRequest.LongestNs ? ns
        : throw Wrong($"--timeout {Shown.Quoted(text)} is not a duration such as 10s, up to {Duration.Format(QueryRequest.LongestNs)} (units {Duration.Units})");

    private static void List(TextWriter output)
    {
        var table = new TextTable("ll");
        foreach (var query in ReadyQuery.All) table.Add(query.Name, query.Description);
        table.Write(output);
        output.WriteLine();
        output.WriteLine("Views that queries may use beside the tables:");
        var views = new TextTable("ll");
        foreach (var view in ReadyQuery.Views) views.Add(view.Name, view.Description);
        views.Write(output, "  ");
    }

    private static ControlException Wrong(string message) => new(ControlFault.Usage, message);
}
