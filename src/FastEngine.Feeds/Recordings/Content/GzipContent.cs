using System.Buffers.Binary;
using System.IO.Compression;

namespace FastEngine.Feeds;

/// <summary>A gzip file of one or more members; a cut or damaged one gives all that precedes the fault.</summary>
/// <remarks>The members are taken apart here, because <see cref="GZipStream"/> ends at a cut as if the file were complete.</remarks>
internal sealed class GzipContent(InputFile file) : ContentSource(file)
{
    private const int FooterBytes = 8;
    private const int MaxPiece = 1 << 20;

    private DeflateFeed? _feed;
    private DeflateStream? _inflate;
    private long _next;
    private uint _crc;
    private uint _size;

    public override RecordingContainer Container => RecordingContainer.Gzip;

    public override int Read(Span<byte> destination)
    {
        while (Fault is null)
        {
            if (_inflate is null && !TryBeginMember()) return 0;
            int count;
            try
            {
                count = _inflate!.Read(destination);
            }
            catch (InvalidDataException)
            {
                Fault = $"the gzip data is damaged near byte {_feed!.LastPieceStart:N0} of {File.Length:N0}; all before it was read";
                return 0;
            }

            if (count > 0)
            {
                _crc = Crc32.Append(_crc, destination[..count]);
                _size += (uint)count;
                return count;
            }

            EndMember();
        }

        return 0;
    }

    protected override void Close() => _inflate?.Dispose();

    private bool TryBeginMember()
    {
        Span<byte> header = stackalloc byte[10];
        Span<byte> one = stackalloc byte[1];
        // Zeros between members and after the last are padding (tapes, block devices).
        while (_next > 0 && File.Read(_next, one) == 1 && one[0] == 0) _next++;
        var count = File.Read(_next, header);
        if (count == 0 && _next > 0) return false;
        if (_next > 0 && (header[0] != 0x1F || (count > 1 && header[1] != 0x8B)))
        {
            Fault = $"what follows the gzip data at byte {_next:N0} is not gzip; it was ignored";
            return false;
        }

        if (count < header.Length || GzipHeader.Find(File, _next, header) is not { } data)
        {
            Fault = $"the gzip file is cut after {File.Length:N0} bytes, in a header";
            return false;
        }

        if (header[2] != 8)
        {
            Fault = $"the gzip header at byte {_next:N0} names an unknown compression method";
            return false;
        }

        _feed = new DeflateFeed(File, data, File.Length);
        _inflate = new DeflateStream(_feed, CompressionMode.Decompress);
        (_crc, _size) = (0, 0);
        return true;
    }

    private void EndMember()
    {
        var feed = _feed!;
        _inflate!.Dispose();
        _inflate = null;
        if (feed.WasAskedPastEnd)
        {
            Fault = $"the gzip file is cut after {File.Length:N0} bytes; all before the cut was read";
            return;
        }

        // The footer (checksum and size, both known by now) starts somewhere in the last piece taken.
        Span<byte> footer = stackalloc byte[FooterBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(footer, _crc);
        BinaryPrimitives.WriteUInt32LittleEndian(footer[4..], _size);
        var tail = new byte[Math.Min(feed.LastPieceEnd - feed.LastPieceStart + FooterBytes, MaxPiece)];
        var found = tail.AsSpan(0, File.Read(feed.LastPieceStart, tail)).IndexOf(footer);
        if (found < 0) Fault = $"the checksum of the gzip data before byte {feed.LastPieceEnd:N0} is missing or wrong: the file is cut or damaged";
        else _next = feed.LastPieceStart + found + FooterBytes;
    }
}
