using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace FastEngine.Server.Http;

/// <summary>The connections of each address: so many at once, and none that says nothing. Who has a token is not locked out by who has none:
/// beyond the most, the oldest connection that has not shown one makes room.</summary>
internal sealed class ConnectionSeats(ApiOptions options)
{
    private readonly Lock _gate = new();

    // Oldest first.
    private readonly Dictionary<IPAddress, List<ConnectionSeat>> _seats = [];

    /// <summary>A middleware of connections, before TLS.</summary>
    public async Task HandleAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = Addresses.KeyOf((connection.RemoteEndPoint as IPEndPoint)?.Address);
        var seat = new ConnectionSeat(connection);
        if (!TryTake(address, seat, out var oldest)) return;
        oldest?.Close("others wait, and it has shown no token");
        connection.Features.Set(seat);
        try
        {
            if (await BeginsAsync(connection.Transport.Input)) await next(connection);
        }
        finally
        {
            Leave(address, seat);
        }
    }

    private bool TryTake(IPAddress address, ConnectionSeat seat, out ConnectionSeat? oldest)
    {
        oldest = null;
        lock (_gate)
        {
            if (!_seats.TryGetValue(address, out var seats)) _seats.Add(address, seats = []);
            if (seats.Count >= options.MaxConnectionsOfAddress)
            {
                oldest = seats.Find(one => !one.IsProven);
                if (oldest is null) return false;
                seats.Remove(oldest);
            }

            seats.Add(seat);
            return true;
        }
    }

    private void Leave(IPAddress address, ConnectionSeat seat)
    {
        lock (_gate)
        {
            if (!_seats.TryGetValue(address, out var seats)) return;
            seats.Remove(seat);
            if (seats.Count == 0) _seats.Remove(address);
        }
    }

    // Looks for the first byte, and leaves it to the server.
    private async Task<bool> BeginsAsync(PipeReader input)
    {
        using var patience = new CancellationTokenSource(options.FirstByteTimeout);
        try
        {
            var read = await input.ReadAsync(patience.Token);
            var says = !read.Buffer.IsEmpty;
            input.AdvanceTo(read.Buffer.Start);
            return says;
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
