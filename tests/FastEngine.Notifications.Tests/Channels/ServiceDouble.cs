using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FastEngine.Notifications.Tests.Channels;

/// <summary>A service on loopback that answers each request in turn by a script, and the last answer from then on.</summary>
internal sealed class ServiceDouble : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<Answer> _answers;
    private Answer _last;

    public ServiceDouble(params Answer[] answers)
    {
        (_answers, _last) = (new ConcurrentQueue<Answer>(answers), answers[^1]);
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public ConcurrentQueue<Request> Requests { get; } = [];

    public Request Only => Assert.Single(Requests);

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
            using var reader = new StreamReader(connection.GetStream(), Encoding.Latin1);
            var line = await reader.ReadLineAsync(_end.Token) ?? "";
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } header) headers[header[..header.IndexOf(':')]] = header[(header.IndexOf(':') + 1)..].Trim();
            var body = new char[int.Parse(headers["Content-Length"], System.Globalization.CultureInfo.InvariantCulture)];
            for (var at = 0; at < body.Length;)
            {
                var count = await reader.ReadAsync(body.AsMemory(at), _end.Token);
                if (count == 0) return;
                at += count;
            }

            Requests.Enqueue(new Request(line, headers, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(body))));
            if (_answers.TryDequeue(out var next)) _last = next;
            if (_last.Status == 0) return;
            var head = $"HTTP/1.1 {_last.Status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(_last.Body)}\r\nConnection: close\r\n{string.Concat(_last.Headers.Select(text => text + "\r\n"))}\r\n";
            await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head + _last.Body), _end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
        }
    }
}
