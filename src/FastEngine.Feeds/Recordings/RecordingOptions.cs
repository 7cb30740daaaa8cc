using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>What a user may say about a recording that its content does not.</summary>
public sealed record RecordingOptions
{
    public static RecordingOptions Default { get; } = new();

    /// <summary>The symbol of an archive whose name does not tell it.</summary>
    public string? Symbol { get; init; }

    /// <summary>The market of all that the file holds; otherwise frames and names tell it.</summary>
    public Market? Market { get; init; }

    public int MaxLineBytes { get; init; } = LineReader.DefaultMaxLineBytes;
}
