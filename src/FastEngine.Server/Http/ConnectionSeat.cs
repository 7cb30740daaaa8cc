using Microsoft.AspNetCore.Connections;

namespace FastEngine.Server.Http;

/// <summary>A connection that is open. Until a request on it has shown a token, it may be closed for another of the same address.</summary>
internal sealed class ConnectionSeat(ConnectionContext connection)
{
    private volatile bool _isProven;

    public bool IsProven => _isProven;

    public void Prove() => _isProven = true;

    public void Close(string reason) => connection.Abort(new ConnectionAbortedException(reason));
}
