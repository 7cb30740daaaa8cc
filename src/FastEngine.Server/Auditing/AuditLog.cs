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
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.Read };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
            _file = new FileStream(path, options);
            // What a crash left of a line was told to nobody.
            if (torn > 0) _file.SetLength(_file.Length - torn);
            _file.Seek(0, SeekOrigin.End);
            (_entries, _last) = (report.Entries, report.Hash);
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
            var at = _file.Position;
            var next = AuditChain.Sealed(entry with
            {
                Number = _entries + 1, TimeNs = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * NsPerTick, Previous = _last, Hash = "",
            });
            try
            {
                _file.Write(Encoding.UTF8.GetBytes(AuditChain.Line(next) + "\n"));
                _file.Flush(flushToDisk: true);
                WriteHead(new AuditHead(next.Number, next.Hash));
            }
            catch
            {
                // So that the next one follows a whole line.
                _file.SetLength(at);
                _file.Position = at;
                throw;
            }

            (_entries, _last) = (next.Number, next.Hash);
            return next.Number;
        }
    }

    public void Dispose() => _file.Dispose();

    private void WriteHead(AuditHead head)
    {
        var path = AuditFile.HeadOf(_path);
        var beside = path + ".new";
        File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(head, ServerJson.Default.AuditHead));
        File.Move(beside, path, overwrite: true);
    }
}
