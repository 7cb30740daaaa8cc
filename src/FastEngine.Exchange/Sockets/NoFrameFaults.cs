namespace FastEngine.Exchange.Sockets;

/// <summary>Every frame goes out once, as it is.</summary>
internal sealed class NoFrameFaults : IFrameFaults
{
    public void Send(SocketChannel channel, ReadOnlyMemory<byte> frame) => channel.Send(frame);
}
