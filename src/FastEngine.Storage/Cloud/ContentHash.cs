using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FastEngine.Storage.Cloud;

/// <summary>What a content is known by at the server: its size, CRC-32C and MD5, the last two as the server writes them.</summary>
internal readonly record struct ContentHash(long Size, string Crc32C, string Md5)
{
    /// <summary>Reads all of <paramref name="from"/>, writing it to <paramref name="copy"/> when there is one.</summary>
    public static ContentHash Of(Stream from, Stream? copy = null)
    {
        // MD5 is the server's checksum here, no protection.
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var (crc, size, buffer) = (uint.MaxValue, 0L, new byte[128 << 10]);
        while (from.Read(buffer) is var read and > 0)
        {
            var bytes = buffer.AsSpan(0, read);
            md5.AppendData(bytes);
            crc = Core.Crc32C.Update(crc, bytes);
            copy?.Write(bytes);
            size += read;
        }

        Span<byte> bigEndian = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bigEndian, ~crc);
        return new ContentHash(size, Convert.ToBase64String(bigEndian), Convert.ToBase64String(md5.GetHashAndReset()));
    }

    public static ContentHash OfFile(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Of(file);
    }
}
