using System.Collections.Concurrent;
using FastEngine.Storage.Firestore.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FastEngine.Storage.Tests.Firestore;

/// <summary>Answers commits: first as the given faults do, then well. Nothing else is served.</summary>
internal sealed class CommitDouble(params IEnumerable<Func<HttpContext, Task>> faults) : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _faults = new(faults);
    private readonly ConcurrentQueue<CommitRequest> _commits = [];
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> _headers = [];
    private LoopbackServer? _server;

    public string Host => _server!.Address.Authority;

    public Uri Address => _server!.Address;

    public IReadOnlyList<CommitRequest> Commits => [.. _commits];

    /// <summary>Of each commit that was asked for, the faulty ones too.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Headers => [.. _headers];

    public async Task<CommitDouble> StartAsync()
    {
        _server = await LoopbackServer.StartAsync(HttpProtocols.Http2, AnswerAsync);
        return this;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != "/google.firestore.v1.Firestore/Commit")
        {
            GrpcAnswers.Refuse(context.Response, 12, "only commits");
            return;
        }

        _headers.Enqueue(context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal));
        var request = await GrpcAnswers.ReadAsync(context.Request, CommitRequest.Parser);
        if (_faults.TryDequeue(out var fault))
        {
            await fault(context);
            return;
        }

        _commits.Enqueue(request);
        var answer = new CommitResponse();
        answer.WriteResults.AddRange(request.Writes.Select(_ => new WriteResult()));
        await GrpcAnswers.WriteAsync(context.Response, answer);
        GrpcAnswers.End(context.Response);
    }
}
