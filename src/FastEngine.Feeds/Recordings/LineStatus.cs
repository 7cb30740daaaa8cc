namespace FastEngine.Feeds;

/// <summary>What <see cref="LineReader.Read"/> found.</summary>
public enum LineStatus : byte
{
    /// <summary>No whole line is there now, or the input has ended.</summary>
    None = 0,

    Line = 1,

    /// <summary>An empty line.</summary>
    Empty = 2,

    /// <summary>A line over the limit; it was consumed and its bytes are gone.</summary>
    TooLong = 3,
}
