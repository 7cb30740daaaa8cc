namespace FastEngine.Server.Http;

/// <summary>Whether the engine lives, or is ready.</summary>
/// <param name="Status"><c>ok</c> or <c>unavailable</c>.</param>
/// <param name="Reason">Why it is not; missing while it is.</param>
public sealed record HealthAnswer(string Status, string? Reason = null);
