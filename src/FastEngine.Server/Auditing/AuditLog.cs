using System.Text;
using System.Text.Json;
using FastEngine.Core;
using FastEngine.Server.Documents;

namespace FastEngine.Server.Auditing;

/// <summary>The audit log of a running server: entries are appended, on the disk before the call returns, and never changed.</summary>
internal sealed class AuditLog : IDisposable
{
    private const long NsPerTick = EngineTime.NsPerSecond / TimeSpan.TicksPerSecond;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly FileStream _file;
    private long _length;
    private long _entries;
    private string _last;

    /// <param name="seen">Told each entry that is there already.</param>
    /// <exception cref="ServerException">It does not verify, or cannot be opened.</exception>
    public AuditLog(string path, TimeProvider clock, Action<AuditEntry> seen)
    {
        _path = path;
        _clock = clock;
        try
        {
            var report = AuditFile.Read(path, seen, out var torn);
            if (report.Problem is { } problem && torn == 0)
                throw new ServerException($"{path}: {problem}. It is not continued: look at it ('fastengine audit verify'), put it and {Path.GetFileName(AuditFile.HeadOf(path))} aside, and start again");
            _file = new FileStream(path, Writing(FileMode.OpenOrCreate));
            // What a crash left of a line was told to nobody.
            if (torn > 0)
            {
                _file.SetLength(_file.Length - torn);
                _file.Flush(flushToDisk: true);
            }

            (_length, _entries, _last) = (_file.Length, report.Entries, report.Hash);
            // Before any line: a log that has one has a head, and what follows here is at most one ahead of it.
            var head = new AuditHead(_entries, _last);
            if (!AuditFile.TryReadHead(path, out var there) || there != head) WriteHead(head);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ServerException($"{path}: the audit log cannot be opened: {error.Message}", error);
        }
    }

    /// <param name="entry">Without number, time and hashes.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="IOException">It is not on the disk.</exception>
    public long Append(AuditEntry entry)
    {
        lock (_gate)
        {
            var next = AuditChain.Sealed(entry with
            {
                Number = _entries + 1, TimeNs = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * NsPerTick, Previous = _last, Hash = "",
            });
            var line = Encoding.UTF8.GetBytes(AuditChain.Line(next) + "\n");

            // What a failure left of a line, and could not be taken back at once.
            if (_file.Length != _length) _file.SetLength(_length);
            _file.Position = _length;
            try
            {
                _file.Write(line);
                _file.Flush(flushToDisk: true);
                WriteHead(new AuditHead(next.Number, next.Hash));
            }
            catch
            {
                // So that the next one follows a whole line.
                _file.SetLength(_length);
                throw;
            }

            (_length, _entries, _last) = (_length + line.Length, next.Number, next.Hash);
            return next.Number;
        }
    }

    public void Dispose() => _file.Dispose();

    // On the disk before it takes the other's place, so that a power cut leaves one of the two.
    private void WriteHead(AuditHead head)
    {
        var path = AuditFile.HeadOf(_path);
        var beside = path + ".new";
        using (var file = new FileStream(beside, Writing(FileMode.Create)))
        {
            JsonSerializer.Serialize(file, head, ServerJson.Default.AuditHead);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
        FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(_path))!);
    }

    private static FileStreamOptions Writing(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
