namespace FastEngine.Server.Http;

/// <summary>Whose token a request came with, and what the page needs before its first frame.</summary>
public sealed record WhoAnswer(string Name, string Role, string Mode, IReadOnlyList<string> Symbols, IReadOnlyList<string> Timeframes, IReadOnlyList<string> Windows);
