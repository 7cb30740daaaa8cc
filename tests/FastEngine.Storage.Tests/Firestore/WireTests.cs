using FastEngine.Storage.Firestore;
using FastEngine.Storage.Firestore.Protocol;
using FastEngine.Storage.Outbox;
using FastEngine.Storage.Tests.Outbox;
using Microsoft.AspNetCore.Http;

namespace FastEngine.Storage.Tests.Firestore;

/// <summary>What goes over the wire, and answers that are not what they should be.</summary>
public sealed class WireTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string, string> Faults => new()
    {
        { "a page of a proxy", "content type" }, { "HTTP 502", "HTTP status 502" }, { "cut in a prefix", "within a prefix" }, { "cut in a message", "within a message" },
        { "4 GB", "a message of" }, { "compressed", "flag 1" }, { "not a message", "not gRPC as Firestore speaks it" }, { "no status", "without a status" },
        { "a status in words", "is not a number" }, { "aborted", "cannot be reached" }, { "fewer acknowledged", "acknowledged" }, { "unavailable", "büsy, 50%" },
        { "no answer", "did not answer in time" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_wrong_answer_is_told_and_the_commit_is_tried_again(string fault, string text)
    {
        await using var server = await new CommitDouble(context => AnswerAsync(context, fault)).StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(server.Host) with { CommitDeadline = TimeSpan.FromMilliseconds(fault == "no answer" ? 50 : 15_000) });
        bench.Sync.Publish(1, SyncBench.Trade(1).ToEntry(1));
        bench.Sync.Start();
        await bench.ArrivedAsync();
        Assert.Equal((1, 1), (bench.Sync.Status.Pump.Failures, bench.Sync.Status.Pump.Sent));
        Assert.Contains(text, bench.Sync.Status.Pump.LastError, StringComparison.Ordinal);
        Assert.Single(Assert.Single(server.Commits).Writes);
    }

    [Fact]
    public async Task Random_bytes_are_no_answer()
    {
        var random = new Random(7);
        var garbage = Enumerable.Range(0, 40).Select(_ => (Func<HttpContext, Task>)(async context =>
        {
            context.Response.ContentType = "application/grpc";
            var bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);
            await context.Response.Body.WriteAsync(bytes);
            GrpcAnswers.End(context.Response);
        }));
        await using var server = await new CommitDouble(garbage).StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(server.Host));
        bench.Sync.Publish(1, SyncBench.Trade(1).ToEntry(1));
        bench.Sync.Start();
        await bench.ArrivedAsync();
        Assert.Equal((40, 1), (bench.Sync.Status.Pump.Failures, bench.Sync.Status.Pump.Sent));
    }

    [Fact]
    public async Task A_call_carries_what_routes_and_limits_it()
    {
        await using var server = await new CommitDouble().StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(server.Host) with { CommitDeadline = TimeSpan.FromSeconds(7) });
        bench.Sync.Publish(1, SyncBench.Trade(1).ToEntry(1), SyncBench.Closed(SyncBench.Position(1, 1)));
        bench.Sync.Start();
        await bench.ArrivedAsync();
        var headers = Assert.Single(server.Headers);
        Assert.Equal(("Bearer owner", "projects/demo-test/databases/(default)", "7000m", "trailers", "application/grpc"),
            (headers["authorization"], headers["google-cloud-resource-prefix"], headers["grpc-timeout"], headers["te"], headers["content-type"]));
        var commit = Assert.Single(server.Commits);
        Assert.Equal("projects/demo-test/databases/(default)", commit.Database);
        var document = commit.Writes[0].Update;
        Assert.Equal("projects/demo-test/databases/(default)/documents/trade_history/" + SyncBench.Trade(1).Id, document.Name);
        Assert.Equal(("61837.63", 61837.63), (document.Fields["entry_price"].StringValue, document.Fields["entry_price_number"].DoubleValue));
        Assert.Equal((1_763_700_060, 0, "1763700060000000001"),
            (document.Fields["exit_time"].TimestampValue.Seconds, document.Fields["exit_time"].TimestampValue.Nanos, document.Fields["exit_time_ns"].StringValue));
        Assert.Equal(1, document.Fields["journal_position"].IntegerValue);
        Assert.Equal("projects/demo-test/databases/(default)/documents/active_positions/" + SyncBench.Position(1, 1).Id, commit.Writes[1].Delete);
    }

    [Fact]
    public async Task What_is_refused_for_what_it_is_holds_nothing_up()
    {
        await using var server = await new CommitDouble(context =>
        {
            GrpcAnswers.Refuse(context.Response, 3, "a field name is empty");
            return Task.CompletedTask;
        }).StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(server.Host) with { Pump = SyncBench.Fast with { MaxItems = 1 } });
        bench.Sync.Publish(1, SyncBench.Trade(1).ToEntry(1));
        bench.Sync.Publish(2, SyncBench.Trade(2).ToEntry(2));
        bench.Sync.Start();
        await bench.ArrivedAsync();
        Assert.Equal([OutboxAlert.EntryRefused], bench.Observer.Alerts);
        Assert.Contains("InvalidArgument: a field name is empty", bench.Observer.AllText, StringComparison.Ordinal);
        Assert.Equal((0, 1), (bench.Sync.Status.Outbox.Pending, bench.Sync.Status.Outbox.Refused));
        Assert.Equal(0, bench.Sync.ConfirmedJournalPosition);
    }

    [Fact]
    public async Task Missing_permissions_are_told_as_what_a_person_must_change()
    {
        Func<HttpContext, Task> refuse = context =>
        {
            GrpcAnswers.Refuse(context.Response, 7, "Missing or insufficient permissions.");
            return Task.CompletedTask;
        };
        await using var server = await new CommitDouble(refuse, refuse, refuse).StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(server.Host));
        bench.Sync.Publish(1, SyncBench.Trade(1).ToEntry(1));
        bench.Sync.Start();
        await bench.ArrivedAsync();
        Assert.Equal([OutboxAlert.DestinationRefuses, OutboxAlert.BackOnline], bench.Observer.Alerts);
    }

    [Fact]
    public async Task A_message_too_large_for_the_server_is_halved()
    {
        await using var server = await new CommitDouble(context =>
        {
            GrpcAnswers.Refuse(context.Response, 8, "Received message larger than max");
            return Task.CompletedTask;
        }).StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(server.Host));
        for (var id = 1; id <= 8; id++) bench.Sync.Publish(id, SyncBench.Trade(id).ToEntry(id));
        bench.Sync.Start();
        await bench.ArrivedAsync();
        Assert.Equal([4, 4], server.Commits.Select(commit => commit.Writes.Count));
        Assert.Empty(bench.Observer.Alerts);
    }

    [Fact]
    public async Task A_full_outbox_holds_the_journal_is_told_once_and_goes_on_when_it_empties()
    {
        await using var server = await new CommitDouble().StartAsync();
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(server.Host) with { Outbox = new OutboxOptions { MaxDiskBytes = 64 << 10 } });
        var id = 1L;
        while (bench.Sync.Publish(id, SyncBench.Trade(id).ToEntry(id)) == EnqueueResult.Taken) id++;
        Assert.Equal(EnqueueResult.Held, bench.Sync.Publish(id, SyncBench.Trade(id).ToEntry(id)));
        Assert.Equal([OutboxAlert.Held], bench.Observer.Alerts);
        Assert.Equal((2, id - 1), (bench.Sync.Status.Held, bench.Sync.LastJournalPosition));
        bench.Sync.Start();
        await bench.ArrivedAsync();
        Assert.Equal(EnqueueResult.Taken, bench.Sync.Publish(id, SyncBench.Trade(id).ToEntry(id)));
        await bench.ArrivedAsync();
        Assert.Equal(id, bench.Sync.ConfirmedJournalPosition);
        Assert.Null(bench.Sync.Status.Fault);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task AnswerAsync(HttpContext context, string fault)
    {
        var response = context.Response;
        response.ContentType = "application/grpc";
        switch (fault)
        {
            case "a page of a proxy":
                response.ContentType = "text/html";
                await response.WriteAsync("<html>Please log in.</html>");
                break;
            case "HTTP 502":
                response.StatusCode = 502;
                break;
            case "cut in a prefix":
                await response.Body.WriteAsync(new byte[] { 0, 0 });
                GrpcAnswers.End(response);
                break;
            case "cut in a message":
                await response.Body.WriteAsync(new byte[] { 0, 0, 0, 0, 9, 1, 2 });
                GrpcAnswers.End(response);
                break;
            case "4 GB":
                await response.Body.WriteAsync(new byte[] { 0, 255, 255, 255, 255, 1, 2 });
                GrpcAnswers.End(response);
                break;
            case "compressed":
                await response.Body.WriteAsync(new byte[] { 1, 0, 0, 0, 0 });
                GrpcAnswers.End(response);
                break;
            case "not a message":
                await response.Body.WriteAsync(new byte[] { 0, 0, 0, 0, 3, 255, 255, 255 });
                GrpcAnswers.End(response);
                break;
            case "no status":
                await GrpcAnswers.WriteAsync(response, new CommitResponse { WriteResults = { new WriteResult() } });
                break;
            case "a status in words":
                response.Headers["grpc-status"] = "fine";
                break;
            case "aborted":
                context.Abort();
                break;
            case "fewer acknowledged":
                await GrpcAnswers.WriteAsync(response, new CommitResponse());
                GrpcAnswers.End(response);
                break;
            case "unavailable":
                GrpcAnswers.Refuse(response, 14, "büsy, 50%");
                break;
            default:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
        }
    }
}
