namespace FastEngine.Server.Http;

/// <summary>What a view is asked for in its address, as far as it takes it.</summary>
internal readonly record struct ViewArguments(string? Symbol = null, string? Timeframe = null, int Limit = 0);
