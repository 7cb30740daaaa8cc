namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>The name of a user stream. As secret as a key: who has it reads the account.</summary>
public sealed record ListenKeyAnswer
{
    public string? ListenKey { get; init; }

    public override string ToString() => "***";
}
