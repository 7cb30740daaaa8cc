using System.IO.Compression;

namespace FastEngine.Feeds;

/// <summary>What can be read of a zip archive whose directory is missing: the entries in front, and the last one up to the cut.</summary>
internal sealed class CutZipContent : ContentSource
{
    private const int Stored = 0;
    private const int Deflated = 8;

    private readonly List<string> _names = [];
    private LocalZipHeader? _entry;
    private DeflateFeed? _feed;
    private Stream? _data;
    private bool _needsLineEnd;

    public CutZipContent(InputFile file)
        : base(file) => TryBegin(0);

    public override RecordingContainer Container => RecordingContainer.Zip;

    public override IReadOnlyList<string> EntryNames => _names;

    public override int Read(Span<byte> destination)
    {
        while (Fault is null && !destination.IsEmpty)
        {
            int count;
            try
            {
                count = _data!.Read(destination);
            }
            catch (InvalidDataException)
            {
                Fault = $"the zip archive is cut or damaged near byte {_feed!.LastPieceStart:N0}; all before it was read";
                return 0;
            }

            if (count > 0)
            {
                _needsLineEnd = destination[count - 1] != '\n';
                return count;
            }

            if (!TryNext()) return 0;
            if (!_needsLineEnd) continue;
            _needsLineEnd = false;
            destination[0] = (byte)'\n';
            return 1;
        }

        return 0;
    }

    protected override void Close() => _data?.Dispose();

    private bool TryNext()
    {
        var entry = _entry!.Value;
        _data!.Dispose();
        // Without a size in front, where the next entry begins is not known for sure; what was read is all there is to save.
        if (entry.PackedSize >= 0 && TryBegin(entry.DataOffset + entry.PackedSize)) return true;
        Fault ??= $"the zip archive is cut after {File.Length:N0} bytes; all before the cut was read";
        return false;
    }

    private bool TryBegin(long offset)
    {
        while (LocalZipHeader.Read(File, offset) is { } entry)
        {
            if (ZipEntryNames.IsRecording(entry.Name))
            {
                if (entry.IsEncrypted || entry.Method is not (Stored or Deflated))
                {
                    Fault = $"the zip archive is cut, and its entry {entry.Name} is encrypted or packed by an unknown method";
                    return false;
                }

                Begin(entry);
                return true;
            }

            if (entry.PackedSize < 0) break;
            offset = entry.DataOffset + entry.PackedSize;
        }

        if (_names.Count == 0) Fault = $"the zip archive is cut after {File.Length:N0} bytes, before any recording in it";
        return false;
    }

    private void Begin(LocalZipHeader entry)
    {
        _entry = entry;
        _names.Add(entry.Name);
        var end = entry.PackedSize < 0 ? File.Length : Math.Min(File.Length, entry.DataOffset + entry.PackedSize);
        _feed = new DeflateFeed(File, Math.Min(entry.DataOffset, end), end);
        _data = entry.Method == Stored ? _feed : new DeflateStream(_feed, CompressionMode.Decompress);
    }
}
