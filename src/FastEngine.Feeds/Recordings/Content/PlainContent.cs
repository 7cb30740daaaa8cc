namespace FastEngine.Feeds;

/// <summary>A file that is not packed.</summary>
internal sealed class PlainContent(InputFile file) : ContentSource(file)
{
    private long _offset;

    public override RecordingContainer Container => RecordingContainer.Plain;

    public override int Read(Span<byte> destination)
    {
        var count = File.Read(_offset, destination);
        _offset += count;
        return count;
    }
}
