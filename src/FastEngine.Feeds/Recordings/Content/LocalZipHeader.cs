using System.Buffers.Binary;
using System.Text;

namespace FastEngine.Feeds;

/// <summary>The header in front of an entry's data in a zip archive.</summary>
/// <param name="Method">0 stored, 8 deflate.</param>
/// <param name="PackedSize">Bytes of packed data, or -1 when the header does not tell (it was streamed, or needs zip64).</param>
/// <param name="DataOffset">Where the packed data begins.</param>
internal readonly record struct LocalZipHeader(string Name, int Method, bool IsEncrypted, long PackedSize, long DataOffset)
{
    private const int FixedBytes = 30;
    private const uint Signature = 0x04034B50;
    private const int Encrypted = 0x0001;
    private const int SizesFollowData = 0x0008;

    public static LocalZipHeader? Read(InputFile file, long offset)
    {
        Span<byte> header = stackalloc byte[FixedBytes];
        if (file.Read(offset, header) < FixedBytes || BinaryPrimitives.ReadUInt32LittleEndian(header) != Signature) return null;
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(header[18..]);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var name = new byte[nameLength];
        var read = file.Read(offset + FixedBytes, name);
        return new LocalZipHeader(
            Encoding.UTF8.GetString(name, 0, read),
            BinaryPrimitives.ReadUInt16LittleEndian(header[8..]),
            (flags & Encrypted) != 0,
            (flags & SizesFollowData) != 0 || packed == uint.MaxValue ? -1 : packed,
            offset + FixedBytes + nameLength + extraLength);
    }
}
