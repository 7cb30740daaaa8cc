using System.Text.Json;
using FastEngine.Venues.Binance.Errors;

namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>What the exchange says on a stepped connection beside its own protocol (docs/simulated-exchange.md).</summary>
internal sealed record SteppedControl
{
    public const string Barrier = "lockstep";
    public const string Due = "due";
    public const string Reply = "reply";

    public required string Kind { get; init; }

    /// <summary>Of a barrier.</summary>
    public long Number { get; init; }

    /// <summary>How far the tape is; of a reply, when it was so at the exchange. Nanoseconds.</summary>
    public long TimeNs { get; init; }

    /// <summary>Nothing is told before it.</summary>
    public long HorizonNs { get; init; }

    public bool IsEnd { get; init; }

    /// <summary>Of a barrier: nothing trades up to here.</summary>
    public bool IsRest { get; init; }

    /// <summary>Of a reply: the request.</summary>
    public string Call { get; init; } = "";

    public int Status { get; init; }

    public BinanceError Error { get; init; }

    /// <summary>Of a reply that is well.</summary>
    public byte[] Result { get; init; } = [];

    /// <exception cref="LockstepException">It cannot be read.</exception>
    public static SteppedControl Of(ReadOnlySpan<byte> data)
    {
        try
        {
            using var document = JsonDocument.Parse(data.ToArray());
            var root = document.RootElement;
            return new SteppedControl
            {
                Kind = root.GetProperty("e"u8).GetString()!,
                TimeNs = root.GetProperty("T"u8).GetInt64(),
                Number = root.TryGetProperty("n"u8, out var number) ? number.GetInt64() : 0,
                HorizonNs = root.TryGetProperty("N"u8, out var horizon) ? horizon.GetInt64() : 0,
                IsEnd = root.TryGetProperty("end"u8, out var end) && end.GetBoolean(),
                IsRest = root.TryGetProperty("rest"u8, out var rest) && rest.GetBoolean(),
                Call = root.TryGetProperty("c"u8, out var call) ? call.GetString()! : "",
                Status = root.TryGetProperty("status"u8, out var status) ? status.GetInt32() : 0,
                Error = root.TryGetProperty("error"u8, out var error) ? new BinanceError(error.GetProperty("code"u8).GetInt32(), error.GetProperty("msg"u8).GetString() ?? "") : default,
                Result = root.TryGetProperty("result"u8, out var result) ? System.Text.Encoding.UTF8.GetBytes(result.GetRawText()) : [],
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new LockstepException("a control frame of the stepped connection cannot be read", exception);
        }
    }
}
