using FastEngine.Core;

using Microsoft.Win32.SafeHandles;

namespace FastEngine.Storage.Outbox;

/// <summary>One file of the outbox, written at its end only: a header, then records. A rewrite makes the next generation's file.</summary>
internal sealed class OutboxLog : IDisposable
{
    private readonly SafeFileHandle _file;

    private OutboxLog(string path, SafeFileHandle file, long generation, long length)
    {
        Path = path;
        _file = file;
        Generation = generation;
        Length = length;
    }

    public string Path { get; private set; }

    public long Generation { get; }

    /// <summary>Where the next record goes.</summary>
    public long Length { get; private set; }

    /// <exception cref="IOException">It cannot be written.</exception>
    public static OutboxLog Create(string path, LogHeader header)
    {
        var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            RandomAccess.Write(file, header.ToBytes(), 0);
            return new OutboxLog(path, file, header.Generation, LogHeader.Bytes);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that has been read, to be continued after its last whole record.</summary>
    public static OutboxLog Continue(string path, long generation, long length)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (RandomAccess.GetLength(file) > length) RandomAccess.SetLength(file, length);
        return new OutboxLog(path, file, generation, length);
    }

    /// <exception cref="IOException">Nothing was appended.</exception>
    public void Append(ReadOnlySpan<byte> records)
    {
        try
        {
            RandomAccess.Write(_file, records, Length);
        }
        catch
        {
            // What a full disk left behind lies after the end: it is overwritten, and its CRC would not hold elsewhere.
            Shorten();
            throw;
        }

        Length += records.Length;
    }

    /// <summary>False when the bytes are not what was written.</summary>
    public bool TryReadPayload(OutboxSlot slot, out byte[] payload)
    {
        payload = new byte[slot.PayloadLength];
        for (var read = 0; read < payload.Length;)
        {
            var count = RandomAccess.Read(_file, payload.AsSpan(read), slot.PayloadOffset + read);
            if (count == 0) return false;
            read += count;
        }

        return Crc32C.Compute(payload) == slot.PayloadCrc;
    }

    /// <summary>Makes it durable and gives it its final name: from here on it is the outbox.</summary>
    public void Publish(string path)
    {
        RandomAccess.FlushToDisk(_file);
        File.Move(Path, path, overwrite: true);
        Path = path;
    }

    public void Dispose() => _file.Dispose();

    private void Shorten()
    {
        try
        {
            RandomAccess.SetLength(_file, Length);
        }
        catch (IOException)
        {
            // The write's own error is the one to tell.
        }
    }
}
