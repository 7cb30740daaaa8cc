using FastEngine.Storage.Firestore.Protocol;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Value = FastEngine.Storage.Firestore.Protocol.Value;

namespace FastEngine.Storage.Tests.Firestore;

/// <summary>Answers the streams that follow the watchlists by a script, one part a stream; the other collections stay empty.</summary>
internal sealed class ListenDouble(params IReadOnlyList<ListenResponse[]> parts) : IAsyncDisposable
{
    private readonly List<string> _tokens = [];
    private LoopbackServer? _server;

    public string Host => _server!.Address.Authority;

    /// <summary>The resume token of each stream that asked for the watchlists.</summary>
    public IReadOnlyList<string> Tokens
    {
        get
        {
            lock (_tokens) return [.. _tokens];
        }
    }

    public static ListenResponse Document(string id, string value) => new()
    {
        DocumentChange = new DocumentChange { Document = new Document { Name = Name(id), Fields = { ["value"] = new Value { StringValue = value } } }, TargetIds = { 1 } },
    };

    public static ListenResponse Deleted(string id) => new() { DocumentDelete = new DocumentDelete { Document = Name(id), RemovedTargetIds = { 1 } } };

    public static ListenResponse Removed(string id) => new() { DocumentRemove = new DocumentRemove { Document = Name(id), RemovedTargetIds = { 1 } } };

    public static ListenResponse Counted(int count) => new() { Filter = new ExistenceFilter { TargetId = 1, Count = count } };

    public static ListenResponse Target(TargetChange.Types.Type type) => new() { TargetChange = new TargetChange { Type = type, TargetIds = { 1 } } };

    public static ListenResponse Ended(int code, string text) =>
        new() { TargetChange = new TargetChange { Type = TargetChange.Types.Type.Remove, TargetIds = { 1 }, Cause = new Cause { Code = code, Message = text } } };

    public static ListenResponse Snapshot(string token) => new()
    {
        TargetChange = new TargetChange { ResumeToken = ByteString.CopyFromUtf8(token), ReadTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch) },
    };

    public async Task<ListenDouble> StartAsync()
    {
        _server = await LoopbackServer.StartAsync(HttpProtocols.Http2, AnswerAsync);
        return this;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private static string Name(string id) => "projects/demo-test/databases/(default)/documents/watchlists/" + id;

    private async Task AnswerAsync(HttpContext context)
    {
        var target = (await GrpcAnswers.ReadAsync(context.Request, ListenRequest.Parser)).AddTarget;
        if (target.Query.StructuredQuery.From.Single().CollectionId != "watchlists")
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        int part;
        lock (_tokens)
        {
            part = _tokens.Count;
            _tokens.Add(target.ResumeToken.ToStringUtf8());
        }

        foreach (var response in part < parts.Count ? parts[part] : []) await GrpcAnswers.WriteAsync(context.Response, response);
        if (part < parts.Count - 1) GrpcAnswers.End(context.Response, 14);
        else await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
