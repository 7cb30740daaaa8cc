namespace FastEngine.Server.Http;

/// <summary>Whose token a request came with, and what the page needs before its first frame.</summary>
/// <param name="Watchlist">Whether symbols can be added to the engine.</param>
public sealed record WhoAnswer(string Name, string Role, string Mode, IReadOnlyList<string> Symbols, IReadOnlyList<string> Timeframes, IReadOnlyList<string> Windows,
    bool Watchlist)
{
    /// <summary>What who sees the engine for the first time should know.</summary>
    public string? About { get; init; }
}
