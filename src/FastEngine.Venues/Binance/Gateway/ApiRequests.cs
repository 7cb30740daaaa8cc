namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Ids of the requests of the WebSocket API: a letter for the kind, and a number.</summary>
internal static class ApiRequests
{
    public const byte Subscribe = (byte)'s';

    /// <summary>False for an id that is not ours.</summary>
    public static bool TryParse(string? id, out byte kind, out long number)
    {
        kind = 0;
        number = 0;
        if (id is not { Length: >= 2 and <= 20 }) return false;
        kind = (byte)id[0];
        return long.TryParse(id.AsSpan(1), out number);
    }
}
