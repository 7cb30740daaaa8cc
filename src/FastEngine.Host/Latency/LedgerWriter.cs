using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace FastEngine.Host.Latency;

/// <summary>Writes the ledger's rows into files of bounded size, of which the newest are kept. A file that cannot be written ends the ledger, never the engine.</summary>
internal sealed class LedgerWriter : IDisposable
{
    private readonly string _directory;
    private readonly long _fileBytes;
    private readonly int _keep;
    private readonly Func<LedgerHead> _head;
    private FileStream? _file;
    private int _number;

    /// <param name="directory">Data directory.</param>
    /// <param name="fileBytes">Size after which the next file begins.</param>
    /// <param name="keep">Files that are kept.</param>
    /// <param name="head">What a new file says of itself.</param>
    public LedgerWriter(string directory, long fileBytes, int keep, Func<LedgerHead> head)
    {
        (_directory, _fileBytes, _keep, _head) = (directory, fileBytes, keep, head);
        _number = LedgerFiles.List(directory) is [.., var last] ? LedgerFiles.NumberOf(last) : 0;
    }

    public long Written { get; private set; }

    /// <summary>Why nothing more is written; null while all is well.</summary>
    public string? Fault { get; private set; }

    public void Write(ReadOnlySpan<LedgerEntry> entries)
    {
        if (Fault is not null || entries.IsEmpty) return;
        try
        {
            if (_file is null || _file.Length >= _fileBytes) Next();
            _file!.Write(MemoryMarshal.AsBytes(entries));
            _file.Flush();
            Written += entries.Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fault = exception.Message;
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Next()
    {
        _file?.Dispose();
        Directory.CreateDirectory(Path.Combine(_directory, LedgerFiles.Folder));
        _file = new FileStream(LedgerFiles.PathOf(_directory, ++_number), FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
        var head = JsonSerializer.SerializeToUtf8Bytes(_head());
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, head.Length);
        _file.Write(LedgerFiles.Magic);
        _file.Write(length);
        _file.Write(head);
        var files = LedgerFiles.List(_directory);
        foreach (var old in files.AsSpan(0, Math.Max(0, files.Length - _keep))) File.Delete(old);
    }
}
