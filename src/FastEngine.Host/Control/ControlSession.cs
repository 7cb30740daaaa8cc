using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Control.Wire;

namespace FastEngine.Host.Control;

/// <summary>One client of the control socket: its requests, one after the other, on a thread of its own.</summary>
internal sealed class ControlSession
{
    private static readonly TimeSpan LookForClient = TimeSpan.FromMilliseconds(200);

    private readonly Socket _client;
    private readonly IControlTarget _target;
    private readonly ControlOptions _options;
    private readonly SemaphoreSlim _queries;
    private readonly Action<ControlSession> _ended;
    private readonly CancellationToken _stop;
    private readonly Thread _thread;

    public ControlSession(Socket client, IControlTarget target, ControlOptions options, SemaphoreSlim queries, Action<ControlSession> ended, CancellationToken stop)
    {
        _client = client;
        _target = target;
        _options = options;
        _queries = queries;
        _ended = ended;
        _stop = stop;
        client.SendTimeout = (int)Math.Clamp(options.SendTimeoutNs / EngineTime.NsPerMs, 1, int.MaxValue);
        _thread = new Thread(Run) { Name = "control client", IsBackground = true, Priority = ThreadPriority.BelowNormal };
    }

    public void Start() => _thread.Start();

    /// <summary>Says that there is no place, without a thread.</summary>
    public void TurnAway()
    {
        using (_client)
        {
            // The only line that is sent without having read one: it fits the socket's buffer.
            Refuse(ControlFault.Failed, $"the control socket serves {_options.MaxClients} clients already: try again");
        }
    }

    /// <summary>Takes no request more; what is being answered is answered.</summary>
    public void Stop()
    {
        try
        {
            _client.Shutdown(SocketShutdown.Receive);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It has ended.
        }
    }

    public void Join(TimeSpan patience)
    {
        if (_thread.Join(patience)) return;
        // It waits for a client that does not read.
        _client.Dispose();
        _thread.Join(patience);
    }

    private void Run()
    {
        try
        {
            using (_client) Serve();
        }
        catch (Exception)
        {
            // The client has gone, or does not read: nobody is there to be told. An exception that left this thread would end the engine.
        }
        finally
        {
            _ended(this);
        }
    }

    private void Serve()
    {
        var reader = new WireReader(_client, _options.MaxRequestBytes);
        try
        {
            while (!_stop.IsCancellationRequested && reader.TryReadLine(_options.IdleTimeoutNs, _options.RequestTimeoutNs, out var line))
            {
                if (Parsed(line.Span) is not { } request) return;
                Answer(request);
            }
        }
        catch (LineTooLongException)
        {
            Refuse(ControlFault.Usage, $"the request has more than {_options.MaxRequestBytes} bytes");
        }
        catch (TimeoutException)
        {
            Refuse(ControlFault.Usage, "no request came in time: one is a line of JSON");
        }
    }

    private ControlRequest? Parsed(ReadOnlySpan<byte> line)
    {
        try
        {
            var request = JsonSerializer.Deserialize(line, ControlJson.Default.ControlRequest);
            if (request?.V == ControlOptions.ProtocolVersion) return request;
            Refuse(ControlFault.Usage, $"this engine speaks version {ControlOptions.ProtocolVersion} of the control protocol, the request is of {request?.V ?? 0}: use the fastengine that the engine was started with");
        }
        catch (JsonException error)
        {
            Refuse(ControlFault.Usage, $"not a request, which is a line such as {{\"v\":{ControlOptions.ProtocolVersion},\"verb\":\"status\"}}: {Shown.Text(error.Message)}");
        }

        return null;
    }

    private void Answer(ControlRequest request)
    {
        var body = new AnswerBody(_client);
        try
        {
            var rows = Answer(request, body);
            body.End(new ControlAnswer { V = ControlOptions.ProtocolVersion, Ok = true, Rows = rows });
        }
        catch (ControlException error)
        {
            body.Fail(Refusal(error.Fault, error.Message));
        }
        catch (OperationCanceledException)
        {
            body.Fail(Refusal(ControlFault.Failed, "the engine is stopping"));
        }
        catch (Exception error) when (error is not IOException { InnerException: SocketException })
        {
            // Whatever a request runs into, the engine goes on.
            body.Fail(Refusal(ControlFault.Failed, $"{request.Verb} failed in the engine: {error.GetType().Name}: {error.Message}"));
        }
    }

    private long? Answer(ControlRequest request, AnswerBody body)
    {
        switch (request.Verb)
        {
            case ControlRequest.Status:
                body.Write(Encoding.UTF8.GetBytes(_target.StatusJson()));
                return null;
            case ControlRequest.Query:
                return Query(request, body);
            case ControlRequest.Command:
                var arguments = request.Arguments ?? [];
                OperatorCommands.Check(request.Name ?? "", arguments);
                body.Write(Encoding.UTF8.GetBytes(_target.Command(request.Name!, arguments)));
                return null;
            default:
                throw new ControlException(ControlFault.Usage, $"{Shown.Quoted(request.Verb ?? "")} is not one of {ControlRequest.Status}, {ControlRequest.Query} and {ControlRequest.Command}");
        }
    }

    private long Query(ControlRequest request, AnswerBody body)
    {
        if (string.IsNullOrWhiteSpace(request.Sql)) throw new ControlException(ControlFault.Usage, "the query has no sql");
        var query = new QueryRequest { Sql = request.Sql, Symbols = request.Symbols ?? [], Format = request.Format, Limit = request.Limit };
        if (request.TimeoutNs is { } timeoutNs) query = query with { TimeoutNs = timeoutNs };
        if (query.TimeoutNs is < 1 or > QueryRequest.LongestNs) throw new ControlException(ControlFault.Usage, $"timeout_ns {query.TimeoutNs} is not 1 to {QueryRequest.LongestNs}");
        if (query.Limit < 1) throw new ControlException(ControlFault.Usage, $"limit {query.Limit} is not 1 or more");
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        // The thread is in DuckDB meanwhile, and would not see that nobody waits any more.
        using var watch = new Timer(_ => EndIfGone(ends), null, LookForClient, LookForClient);
        try
        {
            return Query(query, body, ends.Token);
        }
        finally
        {
            // A callback may be on its way to what is disposed next.
            using var ended = new ManualResetEvent(false);
            if (watch.Dispose(ended)) ended.WaitOne();
        }
    }

    private long Query(QueryRequest query, AnswerBody body, CancellationToken stop)
    {
        if (!_queries.Wait(TimeSpan.FromTicks(query.TimeoutNs / 100), stop))
            throw new ControlException(ControlFault.Failed, $"{_options.MaxQueries} other queries ran the whole time: try again, or allow it more time");
        try
        {
            return _target.Query(query, body, stop);
        }
        finally
        {
            _queries.Release();
        }
    }

    private void EndIfGone(CancellationTokenSource query)
    {
        try
        {
            if (_client.Poll(0, SelectMode.SelectRead) && _client.Available == 0) query.Cancel();
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or AggregateException)
        {
            // The socket is closed, and its thread finds out by itself.
        }
    }

    private void Refuse(ControlFault fault, string message) => WireWriter.Send(_client, ControlJson.Line(Refusal(fault, message)));

    private static ControlAnswer Refusal(ControlFault fault, string message) =>
        new() { V = ControlOptions.ProtocolVersion, Ok = false, Fault = fault, Message = message };
}
