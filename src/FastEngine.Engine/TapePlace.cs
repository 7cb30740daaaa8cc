namespace FastEngine.Engine;

/// <summary>Where an engine is on the tape when it sends or cancels an order: the same again when it goes that way again after a death.</summary>
/// <param name="After">Sequence of the last event that is behind it, -1 for none.</param>
/// <param name="IsAtEvent">It still is at that event, by a report that was due after it; else it is at the next one.</param>
public readonly record struct TapePlace(long After, bool IsAtEvent);
