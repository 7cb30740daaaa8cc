using System.Buffers.Binary;

namespace FastEngine.Feeds;

/// <summary>Finds where the data of a gzip member begins (RFC 1952, section 2.3).</summary>
internal static class GzipHeader
{
    private const int HasHeaderCrc = 0x02;
    private const int HasExtra = 0x04;
    private const int HasName = 0x08;
    private const int HasComment = 0x10;

    /// <summary>Offset of the deflate data, or null when the file ends before it.</summary>
    public static long? Find(InputFile file, long start, ReadOnlySpan<byte> fixedPart)
    {
        var flags = fixedPart[3];
        var offset = start + fixedPart.Length;
        if ((flags & HasExtra) != 0)
        {
            Span<byte> length = stackalloc byte[2];
            if (file.Read(offset, length) < length.Length) return null;
            offset += length.Length + BinaryPrimitives.ReadUInt16LittleEndian(length);
        }

        if ((flags & HasName) != 0 && !TrySkipText(file, ref offset)) return null;
        if ((flags & HasComment) != 0 && !TrySkipText(file, ref offset)) return null;
        if ((flags & HasHeaderCrc) != 0) offset += 2;
        return offset <= file.Length ? offset : null;
    }

    private static bool TrySkipText(InputFile file, ref long offset)
    {
        Span<byte> piece = stackalloc byte[256];
        int count;
        while ((count = file.Read(offset, piece)) > 0)
        {
            var end = piece[..count].IndexOf((byte)0);
            if (end >= 0)
            {
                offset += end + 1;
                return true;
            }

            offset += count;
        }

        return false;
    }
}
