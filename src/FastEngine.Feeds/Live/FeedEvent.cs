namespace FastEngine.Feeds.Live;

/// <summary>Something that happened to a connection, for logs and reports.</summary>
/// <param name="TimeNs">Wall clock, ns since the epoch.</param>
/// <param name="Connection">Name of its plan.</param>
/// <param name="Text">Why, for a person; may be empty.</param>
public readonly record struct FeedEvent(FeedEventKind Kind, long TimeNs, string Connection, string Text);
