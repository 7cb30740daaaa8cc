namespace FastEngine.Feeds;

/// <summary>How a recording is packed.</summary>
public enum RecordingContainer
{
    Plain = 0,
    Gzip = 1,
    Zip = 2,
}
