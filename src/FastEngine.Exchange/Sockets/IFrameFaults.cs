namespace FastEngine.Exchange.Sockets;

/// <summary>What happens to a frame on its way out.</summary>
internal interface IFrameFaults
{
    void Send(SocketChannel channel, ReadOnlyMemory<byte> frame);
}
