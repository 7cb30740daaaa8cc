using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FastEngine.Venues.Binance.Errors;

namespace FastEngine.Venues.Binance.Rest;

/// <summary>What came of a request.</summary>
/// <param name="Call">The request.</param>
/// <param name="Fault">Why there is no answer; else the rest says what it is.</param>
/// <param name="Status">Of HTTP.</param>
/// <param name="Body">As received.</param>
/// <param name="Error">What the venue said when it did not do it; the code is 0 when it did, or gave none.</param>
public readonly record struct RestAnswer(RestCall Call, RestFault Fault, HttpStatusCode Status, ReadOnlyMemory<byte> Body, BinanceError Error)
{
    /// <summary>Our clock when the last attempt left and when its answer began, ns since the epoch.</summary>
    public long SentNs { get; init; }

    public long ReceivedNs { get; init; }

    public bool IsOk => Fault == RestFault.None && (int)Status is >= 200 and < 300;

    /// <summary>What to do about it; only of one that is not well.</summary>
    public ErrorVerdict Verdict => Fault switch
    {
        RestFault.NoAnswer => new ErrorVerdict(ErrorAction.InDoubt, Core.Execution.RejectReason.NoAnswer),
        RestFault.Limited => new ErrorVerdict(ErrorAction.BackOff, Core.Execution.RejectReason.NeverSent),
        RestFault.NotSent or RestFault.CircuitOpen => new ErrorVerdict(ErrorAction.Retry, Core.Execution.RejectReason.NeverSent),
        _ => Error.Code == 0 ? ErrorTable.Of(Status) : ErrorTable.Of(Error),
    };

    /// <summary>The body as a type; null when it is something else.</summary>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What to tell a person: never a header or a query, which hold the key and the signature.</summary>
    public override string ToString() => Fault != RestFault.None
        ? $"{Call.Method} {Call.Path}: {Fault}"
        : $"{Call.Method} {Call.Path}: {(int)Status}{(Error.Message is { Length: > 0 } ? $" {Error}" : "")}";
}
