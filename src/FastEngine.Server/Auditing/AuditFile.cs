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

    public static string HeadOf(string path) => path + HeadSuffix;

    /// <summary>Follows the chain from the first entry to the last.</summary>
    /// <exception cref="ServerException">The files cannot be read.</exception>
    public static AuditReport Verify(string path)
    {
        try
        {
            return Read(path, null, out _);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ServerException($"{path}: the audit log cannot be read: {error.Message}", error);
        }
    }

    /// <param name="seen">Told each entry.</param>
    /// <param name="torn">Bytes of a last line that was never finished, which only a crash leaves.</param>
    internal static AuditReport Read(string path, Action<AuditEntry>? seen, out int torn)
    {
        torn = 0;
        var head = Head(path, out var problem);
        var (entries, last) = (0L, AuditChain.Beginning);
        if (!File.Exists(path)) return new AuditReport(0, last, problem ?? (head is null ? null : $"the log is gone, which had {head.Entries:N0} entries"));
        if (problem is not null) return new AuditReport(0, last, problem);

        var bytes = File.ReadAllBytes(path);
        var reachesHead = head is null;
        for (var from = 0; from < bytes.Length;)
        {
            var length = bytes.AsSpan(from).IndexOf((byte)'\n');
            if (length < 0)
            {
                torn = bytes.Length - from;
                break;
            }

            if (AuditChain.Read(Encoding.UTF8.GetString(bytes, from, length), entries + 1, last, out var wrong) is not { } entry)
                return new AuditReport(entries, last, $"line {entries + 1} {wrong}");
            (entries, last) = (entry.Number, entry.Hash);
            seen?.Invoke(entry);
            reachesHead |= head is not null && head.Entries == entries && head.Hash == last;
            from += length + 1;
        }

        // The head is written after the line: after a crash it may be one behind.
        if (!reachesHead || (head is null && entries > 1) || entries > (head?.Entries ?? 0) + 1)
            return new AuditReport(entries, last, head is null ? "the head is gone" : $"the log has {entries:N0} entries, and had {head.Entries:N0} that ended in {head.Hash[..8]}");
        return new AuditReport(entries, last, torn > 0 ? "the last line is unfinished" : null);
    }

    private static AuditHead? Head(string path, out string? problem)
    {
        problem = null;
        try
        {
            return File.Exists(HeadOf(path)) ? JsonSerializer.Deserialize(File.ReadAllBytes(HeadOf(path)), ServerJson.Default.AuditHead) : null;
        }
        catch (JsonException)
        {
            problem = "the head is not one";
            return null;
        }
    }
}
