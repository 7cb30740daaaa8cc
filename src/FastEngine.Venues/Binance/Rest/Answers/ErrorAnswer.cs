namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>What the venue says when it does not do something.</summary>
public sealed record ErrorAnswer
{
    public int Code { get; init; }

    public string? Msg { get; init; }

    public ErrorData? Data { get; init; }
}
