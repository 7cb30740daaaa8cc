namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>A frame of a combined connection: its stream's name, and what it says.</summary>
internal readonly ref struct SteppedFrame
{
    private SteppedFrame(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> data)
    {
        Stream = stream;
        Data = data;
    }

    public ReadOnlySpan<byte> Stream { get; }

    public ReadOnlySpan<byte> Data { get; }

    /// <exception cref="LockstepException">It is none.</exception>
    public static SteppedFrame Of(ReadOnlySpan<byte> frame)
    {
        var head = "{\"stream\":\""u8;
        var middle = "\",\"data\":"u8;
        if (frame.StartsWith(head))
        {
            var rest = frame[head.Length..];
            var end = rest.IndexOf(middle);
            if (end >= 0 && rest[^1] == '}') return new SteppedFrame(rest[..end], rest[(end + middle.Length)..^1]);
        }

        throw new LockstepException("a frame of the stepped connection has no stream's name");
    }
}
