using System.Net;
using System.Net.Sockets;

namespace FastEngine.Server.Tests;

public sealed class ConfiguredByTheEngineTests
{
    private const string Elsewhere = "Kestrel__Endpoints__Elsewhere__Url";

    [Fact]
    public async Task Nothing_around_the_engine_makes_its_server_listen_elsewhere()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        Environment.SetEnvironmentVariable(Elsewhere, $"http://127.0.0.1:{port}");
        try
        {
            await using var served = await Served.StartAsync();
            using var client = new TcpClient();
            await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, port));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Elsewhere, null);
        }
    }
}
