namespace FastEngine.Exchange.Sockets;

/// <summary>What the address of a stream connection says.</summary>
/// <param name="Class">Streams of another class stay silent on it.</param>
/// <param name="IsCombined">Frames come in an envelope that names their stream.</param>
/// <param name="IsStepped">The tape waits for it.</param>
/// <param name="Asks">It asks for what is due before a trade.</param>
/// <param name="Streams">Subscribed from the start; a listen key is one of them.</param>
internal sealed record StreamRoute(StreamClass Class, bool IsCombined, IReadOnlyList<string> Streams, string? ListenKey, IReadOnlyList<string> Events, bool IsStepped, bool Asks)
{
    /// <summary>Null when it is the address of nothing.</summary>
    /// <param name="path">With its leading slash.</param>
    public static StreamRoute? Parse(string path, Func<string, string?> query, bool isFuture)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (parts.Count == 0) return null;
        var @class = isFuture ? StreamClass.Public : StreamClass.All;
        var isRouted = isFuture && TryClass(parts[0], out @class);
        if (isRouted) parts.RemoveAt(0);
        else @class = isFuture ? StreamClass.Public : StreamClass.All;
        var asks = query("lockstep") == "ask";
        var isStepped = asks || query("lockstep") == "1";
        if (isStepped) @class = StreamClass.All;
        if (parts.Count == 0) return null;
        var events = query("events")?.Split('/', ',') ?? [];
        switch (parts[0])
        {
            case "ws":
                return new StreamRoute(@class, false, parts.Skip(1).ToList(), query("listenKey"), events, isStepped, asks);
            case "stream":
                return new StreamRoute(@class, true, query("streams")?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [], query("listenKey"), events, isStepped, asks);
            default:
                return null;
        }
    }

    /// <summary>The class that a stream is of.</summary>
    public static StreamClass ClassOf(string stream)
    {
        if (stream is "!bookTicker") return StreamClass.Public;
        var at = stream.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return stream.StartsWith('!') || stream == "tradingSession" ? StreamClass.Market : StreamClass.Private;
        var kind = stream[(at + 1)..];
        return kind is "bookTicker" or "trade" || kind.StartsWith("depth", StringComparison.Ordinal) ? StreamClass.Public : StreamClass.Market;
    }

    private static bool TryClass(string text, out StreamClass @class)
    {
        @class = text switch { "public" => StreamClass.Public, "market" => StreamClass.Market, "private" => StreamClass.Private, _ => StreamClass.All };
        return @class != StreamClass.All;
    }
}
