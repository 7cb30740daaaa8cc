using System.Text.Json;
using FastEngine.Server.Auditing;
using FastEngine.Server.Documents;
using FastEngine.Server.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FastEngine.Server.Http;

/// <summary>SQL over the databases, that cannot change anything, is bounded in time, rows and bytes, and is written down with who asked.</summary>
internal sealed class QueryEndpoint(IServedEngine engine, ApiOptions options, AuditLog audit) : IDisposable
{
    private const int MostRows = 100_000;
    private const int UsualRows = 1_000;
    private const int MostAudited = 2_000;

    private readonly SemaphoreSlim _places = new(options.MaxQueries);

    public void Map(RouteGroupBuilder api) => api.Send<QueryRequest, object>(HttpMethods.Post, "/query", "One statement that reads, over the databases of all symbols or some", HandleAsync, TokenRole.Operator, StatusCodes.Status200OK)
        .OrText("text/csv").Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable);

    public void Dispose() => _places.Dispose();

    private async Task HandleAsync(HttpContext context)
    {
        var query = Checked(Reply.Parsed(await Reply.BodyAsync(context), ServerJson.Default.QueryRequest));
        WriteDown(context, query.Sql);
        if (!await _places.WaitAsync(query.Timeout, context.RequestAborted))
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, $"{options.MaxQueries} other queries ran the whole time: try again, or allow it more time");
        try
        {
            using var rows = new BoundedStream(options.MaxAnswerBytes);

            // DuckDB works on the thread that asks it.
            await Task.Factory.StartNew(() => engine.Query(query, rows, context.RequestAborted), context.RequestAborted, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await Reply.BytesAsync(context, rows.GetBuffer().AsMemory(0, (int)rows.Length), query.Format == "csv" ? "text/csv; charset=utf-8" : Reply.Json);
        }
        finally
        {
            _places.Release();
        }
    }

    // Before it runs: a query that ends the process is there too.
    private void WriteDown(HttpContext context, string sql)
    {
        var actor = Gate.ActorOf(context);
        try
        {
            audit.Append(new AuditEntry
            {
                Number = 0, TimeNs = 0, Previous = "", Hash = "", Actor = actor.Name, Role = actor.Role.ToString().ToLowerInvariant(),
                Remote = context.Connection.RemoteIpAddress?.ToString() ?? "", Action = $"{context.Request.Method} {context.Request.Path}",
                Request = JsonSerializer.Serialize(new QueryRequest { Sql = sql.Length <= MostAudited ? sql : $"{sql.AsSpan(0, MostAudited)}…" }, ServerJson.Default.QueryRequest),
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, "the audit log cannot be written: no query runs now");
        }
    }

    private EngineQuery Checked(QueryRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Sql)) throw ProblemException.Wrong("sql", "write one statement that reads");
        if (request.Format is not (null or "json" or "csv")) throw ProblemException.Wrong("format", "format is json or csv");
        if (request.Limit is < 1 or > MostRows) throw ProblemException.Wrong("limit", $"limit is 1 to {MostRows}");
        var longest = (int)options.QueryTimeout.TotalMilliseconds;
        if (request.TimeoutMs < 1 || request.TimeoutMs > longest) throw ProblemException.Wrong("timeout_ms", $"timeout_ms is 1 to {longest} (api.query_timeout)");
        if (request.Symbols is { } symbols && symbols.Any(string.IsNullOrWhiteSpace)) throw ProblemException.Wrong("symbols", "a symbol has no name");
        return new EngineQuery
        {
            Sql = request.Sql, Symbols = request.Symbols ?? [], Format = request.Format ?? "json", Limit = request.Limit ?? UsualRows,
            Timeout = TimeSpan.FromMilliseconds(request.TimeoutMs ?? longest),
        };
    }
}
