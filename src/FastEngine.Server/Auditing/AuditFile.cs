using System.Text;
using System.Text.Json;
using FastEngine.Server.Documents;

namespace FastEngine.Server.Auditing;

/// <summary>An audit log on the disk: a line an entry, and beside it how far it goes.</summary>
public static class AuditFile
{
    /// <summary>In the data directory.</summary>
    public const string Name = "audit.jsonl";

    private const string HeadSuffix = ".head";

    // A writer is between two writes for a moment; what is wrong for longer is wrong.
    private const int MostLooks = 40;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    public static string HeadOf(string path) => path + HeadSuffix;

    /// <summary>Follows the chain from the first entry to the last, beside an engine that writes it too.</summary>
    /// <exception cref="ServerException">The files cannot be read.</exception>
    public static AuditReport Verify(string path)
    {
        AuditReport? before = null;
        for (var look = 1;; look++)
        {
            try
            {
                // A problem is one when it is the same a moment later.
                var report = Read(path, null, out _);
                if (report.Problem is null || report == before || look == MostLooks) return report;
                before = report;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // The writer takes back a line that it could not finish.
                if (look == MostLooks || error is not EndOfStreamException) throw new ServerException($"{path}: the audit log cannot be read: {error.Message}", error);
            }

            Thread.Sleep(Moment);
        }
    }

    /// <param name="seen">Told each entry.</param>
    /// <param name="torn">Bytes of a last line that was being written when the process died: all that the head covers is there before it. 0 when there is none such.</param>
    internal static AuditReport Read(string path, Action<AuditEntry>? seen, out int torn)
    {
        torn = 0;
        if (!TryReadHead(path, out var before)) return WithoutHead(path, "is empty or damaged, as a power cut may leave it");
        if (!File.Exists(path)) return new AuditReport(0, AuditChain.Beginning, before is null or { Entries: 0 } ? null : $"the log is gone, which had {before.Entries:N0} entries");

        // An engine writes the head before the first line of a log, and again after each.
        var log = File.ReadAllBytes(path);
        if (before is null) return log.Length == 0 ? new AuditReport(0, AuditChain.Beginning, null) : WithoutHead(path, "is gone");
        return Follow(log, before, TryReadHead(path, out var after) && after is not null ? after : before, seen, out torn);
    }

    /// <summary>Holds a log against its head: it has all that the head before it covers, and at most one entry more than the head after it, which is written after each line.</summary>
    /// <param name="before">As it was before the log was read.</param>
    /// <param name="after">As it was afterwards: another one, when an engine writes.</param>
    internal static AuditReport Follow(ReadOnlySpan<byte> log, AuditHead before, AuditHead after, Action<AuditEntry>? seen, out int torn)
    {
        torn = 0;
        var (entries, last) = (0L, AuditChain.Beginning);
        var (isCovered, unfinished) = (before == AuditHead.Beginning, 0);
        for (var from = 0; from < log.Length;)
        {
            var length = log[from..].IndexOf((byte)'\n');
            if (length < 0)
            {
                unfinished = log.Length - from;
                break;
            }

            if (AuditChain.Read(Encoding.UTF8.GetString(log.Slice(from, length)), entries + 1, last, out var wrong) is not { } entry)
                return new AuditReport(entries, last, $"line {entries + 1} {wrong}");
            (entries, last) = (entry.Number, entry.Hash);
            seen?.Invoke(entry);
            isCovered |= before == new AuditHead(entries, last);
            from += length + 1;
        }

        if (!isCovered || entries > after.Entries + 1) return new AuditReport(entries, last, $"the log has {entries:N0} entries, and had {after.Entries:N0} that ended in {after.Hash[..8]}");
        if (unfinished == 0) return new AuditReport(entries, last, null);
        if (entries == after.Entries) torn = unfinished;
        return new AuditReport(entries, last, torn > 0 ? "the last line is unfinished" : $"line {entries + 1} is unfinished, and the log had {after.Entries:N0} entries: a crash does not leave that");
    }

    /// <returns>False when there is one that cannot be read; without any, true with null.</returns>
    internal static bool TryReadHead(string path, out AuditHead? head)
    {
        head = null;
        try
        {
            if (!File.Exists(HeadOf(path))) return true;
            head = JsonSerializer.Deserialize(File.ReadAllBytes(HeadOf(path)), ServerJson.Default.AuditHead);
        }
        catch (JsonException)
        {
            // Told by the answer.
        }

        return head is { IsOne: true };
    }

    // What the log says by itself, for whoever has to decide what to do about it.
    private static AuditReport WithoutHead(string path, string how)
    {
        var (entries, last) = (0L, AuditChain.Beginning);
        var head = $"the head ({Path.GetFileName(HeadOf(path))}) {how}";
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (AuditChain.Read(line, entries + 1, last, out var wrong) is not { } entry) return new AuditReport(entries, last, $"{head}, and line {entries + 1} {wrong}");
            (entries, last) = (entry.Number, entry.Hash);
        }

        return new AuditReport(entries, last, $"{head}: the log's own {entries:N0} entries hang together and end in {last}; "
            + "whether some were cut off after them only a hash that was kept elsewhere tells");
    }
}
