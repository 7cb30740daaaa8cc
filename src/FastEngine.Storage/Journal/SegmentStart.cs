namespace FastEngine.Storage.Journal;

/// <summary>A segment begins at a position of the stream with a record.</summary>
internal readonly record struct SegmentStart(long Position, long FirstNumber);
