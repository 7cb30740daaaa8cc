namespace FastEngine.Feeds.Live.Recorder;

/// <summary>A file of raw frames that is complete.</summary>
/// <param name="Bytes">Before packing.</param>
public readonly record struct RecordedFile(string Path, long Lines, long Bytes);
