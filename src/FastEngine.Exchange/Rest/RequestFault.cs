namespace FastEngine.Exchange.Rest;

/// <summary>What happens to a request.</summary>
/// <param name="Delay">To be waited for first.</param>
/// <param name="Answer">Given instead of carrying it out; null carries it out.</param>
internal sealed record RequestFault(Task Delay, Answer? Answer);
