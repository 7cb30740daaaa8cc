using FastEngine.Exchange.Sockets;

namespace FastEngine.Exchange.Faults;

/// <summary>Frames of streams that are lost, told twice, out of order, split or senseless, and connections that break.</summary>
internal sealed class ScriptedFrameFaults(FaultScript script, FaultDice dice) : IFrameFaults
{
    // Looks like a frame up to its middle.
    private static readonly ReadOnlyMemory<byte> Garbage = """{"stream":"btcusdt@trade","data":{"e":"trade","E":17"""u8.ToArray();

    public void Send(SocketChannel channel, ReadOnlyMemory<byte> frame)
    {
        if (dice.Falls(script.Disconnect))
        {
            channel.Abort();
            return;
        }

        if (dice.Falls(script.HalfOpen)) channel.IsFrozen = true;
        if (dice.Falls(script.DroppedFrame)) return;
        if (dice.Falls(script.GarbageFrame)) channel.Send(Garbage);
        if (channel.Held is null && dice.Falls(script.ReorderedFrame))
        {
            channel.Held = frame;
            return;
        }

        channel.Send(frame, dice.Falls(script.SplitFrame));
        if (dice.Falls(script.RepeatedFrame)) channel.Send(frame);
        if (channel.Held is not { } held) return;
        channel.Held = null;
        channel.Send(held);
    }
}
