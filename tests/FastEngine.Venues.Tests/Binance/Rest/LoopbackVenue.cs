using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FastEngine.Venues.Tests.Binance.Rest;

/// <summary>An HTTP server on loopback that answers by a table, one request a connection.</summary>
internal sealed class LoopbackVenue : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly List<string> _requests = [];
    private readonly Func<string, string, Reply?> _answer;

    /// <summary>An answer; without a status the connection is closed instead, and a null reply leaves it open and silent.</summary>
    internal sealed record Reply(int Status, string Body, string Headers = "");

    /// <param name="answer">By method and path, and the whole request.</param>
    public LoopbackVenue(Func<string, string, Reply?> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public Uri Host => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Whole requests, head and all.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    public static LoopbackVenue Of(params (string Path, string Body)[] answers) => new((target, _) =>
    {
        foreach (var (path, body) in answers)
        {
            if (target[(target.IndexOf(' ') + 1)..] == path) return new Reply(200, body);
        }

        return new Reply(404, "{}");
    });

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            var stream = connection.GetStream();
            var request = new StringBuilder();
            var buffer = new byte[8_192];
            while (!request.ToString().Contains("\r\n\r\n"))
            {
                var count = await stream.ReadAsync(buffer, _end.Token);
                if (count == 0) return;
                request.Append(Encoding.ASCII.GetString(buffer, 0, count));
            }

            var text = request.ToString();
            lock (_lock) _requests.Add(text);
            var line = text[..text.IndexOf(" HTTP", StringComparison.Ordinal)];
            var reply = _answer(line.Split('?')[0], text);
            if (reply is null) await Task.Delay(Timeout.Infinite, _end.Token);
            else if (reply.Status > 0)
            {
                var head = $"HTTP/1.1 {reply.Status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(reply.Body)}\r\nConnection: close\r\n{reply.Headers}\r\n";
                await stream.WriteAsync(Encoding.UTF8.GetBytes(head + reply.Body), _end.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
        }
    }
}
