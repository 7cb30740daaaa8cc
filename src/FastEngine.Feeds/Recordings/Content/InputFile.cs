using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace FastEngine.Feeds;

/// <summary>A file of a recording as stored: read at any offset, with progress and, when asked for, the SHA-256 of all of it.</summary>
internal sealed class InputFile : IDisposable
{
    private const int FinishChunk = 1 << 16;

    private readonly SafeFileHandle _handle;
    private readonly IncrementalHash? _hash;
    private long _hashed;
    private long _position;

    private InputFile(string path, SafeFileHandle handle, bool hash)
    {
        Path = path;
        _handle = handle;
        Length = RandomAccess.GetLength(handle);
        _hash = hash ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>The highest offset read up to; read by the progress display.</summary>
    public long Position => Volatile.Read(ref _position);

    public static InputFile Open(string path, bool hash = false)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new RecordingException(RecordingFault.Usage, "the path of a recording is empty");
        if (Directory.Exists(path))
            throw new RecordingException(RecordingFault.Usage, $"{path}: is a directory; name the recordings in it");
        try
        {
            // Sequential is a hint to the kernel's read-ahead.
            return new InputFile(path, File.OpenHandle(path, options: FileOptions.SequentialScan), hash);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RecordingException(RecordingFault.Usage, $"{path}: no such file; check the path", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new RecordingException(RecordingFault.Usage, $"{path}: permission denied; make it readable for this user", e);
        }
        catch (Exception e) when (e is IOException or NotSupportedException or ArgumentException)
        {
            throw new RecordingException(RecordingFault.Usage, $"{path}: cannot be read as a file: {e.Message}", e);
        }
    }

    /// <summary>Reads as much of the destination as the file holds at the offset.</summary>
    public int Read(long offset, Span<byte> destination)
    {
        var total = 0;
        while (total < destination.Length)
        {
            var count = RandomAccess.Read(_handle, destination[total..], offset + total);
            if (count == 0) break;
            total += count;
        }

        Hash(offset, destination[..total]);
        // Pairs with the progress display's Volatile.Read.
        if (offset + total > _position) Volatile.Write(ref _position, offset + total);
        return total;
    }

    /// <summary>Lower-case hex of the whole file, whatever part of it was read before.</summary>
    public string FinishHash()
    {
        if (_hash is null) throw new InvalidOperationException("the file was opened without a hash");
        var buffer = new byte[FinishChunk];
        while (Read(_hashed, buffer) > 0)
        {
        }

        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose()
    {
        _handle.Dispose();
        _hash?.Dispose();
    }

    // Only what continues the hashed prefix is hashed now; bytes skipped over are read again at the end.
    private void Hash(long offset, ReadOnlySpan<byte> bytes)
    {
        if (_hash is null || offset > _hashed || offset + bytes.Length <= _hashed) return;
        _hash.AppendData(bytes[(int)(_hashed - offset)..]);
        _hashed = offset + bytes.Length;
    }
}
