using System.Net;
using System.Net.Sockets;
using System.Text;
using FastEngine.Host.Control;

namespace FastEngine.Host.Tests.Control;

public sealed class ApiStatusTests : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable(ApiStatus.TokenVariable);

    public ApiStatusTests() => Environment.SetEnvironmentVariable(ApiStatus.TokenVariable, "fe_test");

    public void Dispose() => Environment.SetEnvironmentVariable(ApiStatus.TokenVariable, _before);

    [Theory]
    [InlineData("""{"title":"Misdirected Request","status":421,"detail":"this server is not called that"}""", "answered 421: this server is not called that")]
    [InlineData("<html>", "answered 421")]
    [InlineData("[1]", "answered 421")]
    [InlineData("", "answered 421")]
    public async Task Why_an_engine_refused_is_told(string body, string told)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[4_096]);
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 421 Misdirected Request\r\nContent-Type: application/problem+json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        });
        var error = Assert.Throws<ControlException>(() => ApiStatus.Get($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", CancellationToken.None));
        await answering;
        Assert.EndsWith(told, error.Message);
    }
}
