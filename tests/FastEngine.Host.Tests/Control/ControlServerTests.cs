using System.Text;
using FastEngine.Core;
using FastEngine.Host.Control;

namespace FastEngine.Host.Tests.Control;

public sealed class ControlServerTests : IDisposable
{
    private readonly ControlFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Requests_reach_the_engine_as_they_were_given_and_answers_come_back()
    {
        QueryRequest? asked = null;
        using var server = ControlServer.Start(_folder.Path, new TestTarget
        {
            OnStatus = () => "{\"state\":\"trading\"}",
            OnCommand = (name, arguments) => $"{name} {string.Join(' ', arguments)} done",
            OnQuery = (request, output, _) =>
            {
                asked = request;
                output.Write("a,b\n1,é\n"u8);
                return 1;
            },
        });
        using var client = _folder.Client();
        var sent = new QueryRequest { Sql = "SELECT 'é'\n-- two lines", Symbols = ["BTCUSDT", "usdm/ETHUSDT"], Format = RowFormat.Csv, Limit = 7, TimeoutNs = 5 };
        using var rows = new MemoryStream();
        Assert.Equal("{\"state\":\"trading\"}", client.Status());
        Assert.Equal(1, client.Query(sent, rows));
        Assert.Equal("a,b\n1,é\n", Encoding.UTF8.GetString(rows.ToArray()));
        Assert.Equal(sent with { Symbols = asked!.Symbols }, asked);
        Assert.Equal(sent.Symbols, asked.Symbols);
        Assert.Equal("entries off BTCUSDT done", client.Command("entries", ["off", "BTCUSDT"]));
    }

    [Fact]
    public void Rows_stream_in_many_chunks_without_a_change()
    {
        var bytes = new byte[3_000_001];
        new Random(7).NextBytes(bytes);
        using var server = ControlServer.Start(_folder.Path, new TestTarget
        {
            OnQuery = (_, output, _) =>
            {
                for (var i = 0; i < bytes.Length; i += 7_777) output.Write(bytes, i, Math.Min(7_777, bytes.Length - i));
                return 11;
            },
        });
        using var client = _folder.Client();
        for (var i = 0; i < 2; i++)
        {
            using var rows = new MemoryStream();
            Assert.Equal(11, client.Query(new QueryRequest { Sql = "x" }, rows));
            Assert.Equal(bytes, rows.ToArray());
        }
    }

    [Fact]
    public void Only_the_owner_may_use_the_socket_and_it_goes_with_the_server()
    {
        using (ControlServer.Start(_folder.Path, new TestTarget()))
        {
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Socket));
            Assert.Equal([_folder.Socket], Directory.GetFileSystemEntries(_folder.Path));
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
        Assert.Null(ControlClient.TryConnect(_folder.Path));
    }

    [Fact]
    public void The_socket_of_a_killed_engine_is_no_engine_and_is_replaced()
    {
        _folder.LeaveSocket();
        Assert.Null(ControlClient.TryConnect(_folder.Path));
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnStatus = () => "new" });
        using var client = _folder.Client();
        Assert.Equal("new", client.Status());
    }

    [Fact]
    public void Beside_a_living_engine_a_second_one_is_refused_and_the_first_goes_on()
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnStatus = () => "first" });
        var error = Assert.Throws<ControlException>(() => ControlServer.Start(_folder.Path, new TestTarget()));
        Assert.Contains("an engine answers there", error.Message);
        using var client = _folder.Client();
        Assert.Equal("first", client.Status());
    }

    [Fact]
    public void A_file_in_the_socket_s_place_stays_and_is_told()
    {
        File.WriteAllText(_folder.Socket, "mine");
        var error = Assert.Throws<ControlException>(() => ControlServer.Start(_folder.Path, new TestTarget()));
        Assert.Contains("move it away", error.Message);
        Assert.Equal("mine", File.ReadAllText(_folder.Socket));
    }

    [Fact]
    public void A_directory_that_is_too_long_for_a_socket_s_address_works()
    {
        var deep = Directory.CreateDirectory(Path.Combine(_folder.Path, new string('d', 120), new string('e', 120))).FullName;
        using var server = ControlServer.Start(deep, new TestTarget { OnStatus = () => "deep" });
        using var client = ControlClient.TryConnect(deep);
        Assert.Equal("deep", client!.Status());
        Assert.True(File.Exists(Path.Combine(deep, ControlServer.SocketFile)));
    }

    [Fact]
    public void Clients_are_served_beside_each_other()
    {
        using var all = new Barrier(4);
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnStatus = () => all.SignalAndWait(ControlFolder.Patience) ? "together" : "alone" });
        var answers = new string[4];
        var threads = Enumerable.Range(0, 4).Select(i => new Thread(() =>
        {
            using var client = _folder.Client();
            answers[i] = client.Status();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(["together", "together", "together", "together"], answers);
    }

    [Fact]
    public void One_client_too_many_is_told_so_and_has_a_place_when_another_leaves()
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget(), new ControlOptions { MaxClients = 1 });
        using (var first = _folder.Client())
        {
            Assert.Equal("{}", first.Status());
            using var second = _folder.Client();
            Assert.Contains("serves 1 clients already", Assert.Throws<ControlException>(() => second.Status()).Message);
        }

        Assert.True(SpinWait.SpinUntil(IsServed, ControlFolder.Patience));
        bool IsServed()
        {
            using var third = _folder.Client();
            try
            {
                return third.Status() == "{}";
            }
            catch (ControlException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void A_client_that_says_nothing_is_let_go_with_the_reason()
    {
        using var server = ControlServer.Start(_folder.Path, new TestTarget(), new ControlOptions { IdleTimeoutNs = EngineTime.NsPerMs, RequestTimeoutNs = EngineTime.NsPerMs });
        Assert.Contains("no request came in time", _folder.Say("", endsHere: false));
        Assert.Contains("no request came in time", _folder.Say("{\"v\":1,", endsHere: false));
    }

    [Fact]
    public void A_client_that_does_not_read_is_let_go_and_the_query_ends()
    {
        using var ended = new ManualResetEventSlim();
        using var server = ControlServer.Start(_folder.Path, new TestTarget
        {
            OnQuery = (_, output, _) =>
            {
                try
                {
                    var block = new byte[1 << 16];
                    while (true) output.Write(block);
                }
                finally
                {
                    ended.Set();
                }
            },
        }, new ControlOptions { SendTimeoutNs = EngineTime.NsPerMs });
        using var client = _folder.Connect();
        client.Send("{\"v\":1,\"verb\":\"query\",\"sql\":\"x\"}\n"u8);
        Assert.True(ended.Wait(ControlFolder.Patience));
        using var other = _folder.Client();
        Assert.Equal("{}", other.Status());
    }

    [Fact]
    public void A_query_whose_client_has_gone_is_cancelled()
    {
        using var cancelled = new ManualResetEventSlim();
        using var server = ControlServer.Start(_folder.Path, new TestTarget { OnQuery = (_, _, stop) => UntilStopped(cancelled, stop) });
        using (var client = _folder.Connect()) client.Send("{\"v\":1,\"verb\":\"query\",\"sql\":\"x\"}\n"u8);
        Assert.True(cancelled.Wait(ControlFolder.Patience));
    }

    [Fact]
    public void A_client_that_is_told_to_stop_hangs_up_and_its_query_is_cancelled()
    {
        using var begun = new ManualResetEventSlim();
        using var cancelled = new ManualResetEventSlim();
        using var server = ControlServer.Start(_folder.Path, new TestTarget
        {
            OnQuery = (_, _, stop) =>
            {
                begun.Set();
                return UntilStopped(cancelled, stop);
            },
        });
        using var client = _folder.Client();
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(() => client.Query(new QueryRequest { Sql = "x" }, Stream.Null, stop.Token));
        Assert.True(begun.Wait(ControlFolder.Patience));
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => asking.GetAwaiter().GetResult());
        Assert.True(cancelled.Wait(ControlFolder.Patience));
    }

    [Fact]
    public async Task More_queries_than_may_run_wait_within_their_time()
    {
        using var begun = new SemaphoreSlim(0);
        using var go = new ManualResetEventSlim();
        using var server = ControlServer.Start(_folder.Path, new TestTarget
        {
            OnQuery = (_, _, stop) =>
            {
                begun.Release();
                return go.Wait(ControlFolder.Patience, stop) ? 1 : 0;
            },
        }, new ControlOptions { MaxQueries = 1 });
        using var first = _folder.Client();
        using var second = _folder.Client();
        using var third = _folder.Client();
        var running = Task.Run(() => first.Query(new QueryRequest { Sql = "x" }, Stream.Null));
        Assert.True(begun.Wait(ControlFolder.Patience));
        var waiting = Task.Run(() => second.Query(new QueryRequest { Sql = "x", TimeoutNs = 60 * EngineTime.NsPerSecond }, Stream.Null));
        Assert.Contains("1 other queries ran", Assert.Throws<ControlException>(() => third.Query(new QueryRequest { Sql = "x", TimeoutNs = EngineTime.NsPerMs }, Stream.Null)).Message);
        Assert.Equal("{}", third.Status());
        Assert.Equal(0, begun.CurrentCount);
        go.Set();
        Assert.Equal((1, 1), (await running, await waiting));
    }

    [Fact]
    public void A_server_that_stops_ends_its_queries_tells_their_clients_and_waits_for_them()
    {
        using var begun = new ManualResetEventSlim();
        using var cancelled = new ManualResetEventSlim();
        var server = ControlServer.Start(_folder.Path, new TestTarget
        {
            OnQuery = (_, _, stop) =>
            {
                begun.Set();
                return UntilStopped(cancelled, stop);
            },
        });
        using var idle = _folder.Client();
        Assert.Equal("{}", idle.Status());
        using var client = _folder.Client();
        var asking = Task.Run(() => client.Query(new QueryRequest { Sql = "x" }, Stream.Null));
        Assert.True(begun.Wait(ControlFolder.Patience));
        server.Dispose();
        Assert.True(cancelled.IsSet);
        Assert.Contains("the engine is stopping", Assert.Throws<ControlException>(() => asking.GetAwaiter().GetResult()).Message);
        Assert.Contains("did not answer", Assert.Throws<ControlException>(() => idle.Status()).Message);
    }

    private static long UntilStopped(ManualResetEventSlim cancelled, CancellationToken stop)
    {
        if (!stop.WaitHandle.WaitOne(ControlFolder.Patience)) return 0;
        cancelled.Set();
        throw new OperationCanceledException(stop);
    }
}
