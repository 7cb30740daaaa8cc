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
        if (!TryReadHead(path, out var head)) return WithoutHead(path);
        var (entries, last) = (0L, AuditChain.Beginning);
        if (!File.Exists(path)) return new AuditReport(0, last, head is null or { Entries: 0 } ? null : $"the log is gone, which had {head.Entries:N0} entries");

        var bytes = File.ReadAllBytes(path);

        // An engine writes the head before the first line of a log, and again after each.
        if (head is null) return new AuditReport(0, last, bytes.Length == 0 ? null : $"the head ({Path.GetFileName(HeadOf(path))}) is gone, without which nobody can say whether entries were cut off");
        var isCovered = head == AuditHead.Beginning;
        var unfinished = 0;
        for (var from = 0; from < bytes.Length;)
        {
            var length = bytes.AsSpan(from).IndexOf((byte)'\n');
            if (length < 0)
            {
                unfinished = bytes.Length - from;
                break;
            }

            if (AuditChain.Read(Encoding.UTF8.GetString(bytes, from, length), entries + 1, last, out var wrong) is not { } entry)
                return new AuditReport(entries, last, $"line {entries + 1} {wrong}");
            (entries, last) = (entry.Number, entry.Hash);
            seen?.Invoke(entry);
            isCovered |= head == new AuditHead(entries, last);
            from += length + 1;
        }

        // What was written while the log was read is in the head that there is now; it may be one behind, being written after the line.
        if (!TryReadHead(path, out var now) || now is null) now = head;
        if (!isCovered || entries > now.Entries + 1) return new AuditReport(entries, last, $"the log has {entries:N0} entries, and had {now.Entries:N0} that ended in {now.Hash[..8]}");
        if (unfinished == 0) return new AuditReport(entries, last, null);
        if (entries == now.Entries) torn = unfinished;
        return new AuditReport(entries, last, torn > 0 ? "the last line is unfinished" : $"line {entries + 1} is unfinished, and the log had {now.Entries:N0} entries: a crash does not leave that");
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
    private static AuditReport WithoutHead(string path)
    {
        var (entries, last) = (0L, AuditChain.Beginning);
        var name = Path.GetFileName(HeadOf(path));
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (AuditChain.Read(line, entries + 1, last, out var wrong) is not { } entry) return new AuditReport(entries, last, $"the head ({name}) is empty or damaged, and line {entries + 1} {wrong}");
            (entries, last) = (entry.Number, entry.Hash);
        }

        return new AuditReport(entries, last, $"the head ({name}) is empty or damaged, as a power cut may leave it: the log's own {entries:N0} entries hang together and end in {last}; "
            + "whether some were cut off after them only a hash that was kept elsewhere tells");
    }
}
