namespace FastEngine.Exchange.Errors;

/// <summary>What the exchange answers instead of a result.</summary>
/// <param name="Code">Negative.</param>
/// <param name="Message">Its <c>msg</c>.</param>
/// <param name="Status">Of the HTTP answer.</param>
internal readonly record struct VenueError(int Code, string Message, int Status = 400);
