using FastEngine.Venues.Binance.Limits;

namespace FastEngine.Venues.Binance.Rest;

/// <summary>A request to the venue's REST interface, unsigned.</summary>
public sealed record RestCall
{
    public required HttpMethod Method { get; init; }

    /// <summary>Without the host: <c>/fapi/v1/time</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Parameters, escaped, without timestamp and signature: they are added at each sending.</summary>
    public string Query { get; init; } = "";

    public RestSecurity Security { get; init; } = RestSecurity.Signed;

    public int Weight { get; init; } = 1;

    /// <summary>Orders that it places.</summary>
    public int Orders { get; init; }

    public RequestPurpose Purpose { get; init; } = RequestPurpose.Read;

    /// <summary>Whether it may be sent again when nobody knows what became of it.</summary>
    public bool IsSafe { get; init; } = true;

    /// <summary>Whose answer it is, for who asked.</summary>
    public RestTag Tag { get; init; }

    public static RestCall Get(string path, string query = "", int weight = 1) => new() { Method = HttpMethod.Get, Path = path, Query = query, Weight = weight };
}
