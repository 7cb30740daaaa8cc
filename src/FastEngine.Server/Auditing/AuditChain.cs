using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FastEngine.Server.Documents;

namespace FastEngine.Server.Auditing;

/// <summary>The lines of an audit log and how they hang together.</summary>
internal static class AuditChain
{
    public static readonly string Beginning = new('0', 2 * SHA256.HashSizeInBytes);

    public static AuditEntry Sealed(AuditEntry entry) => entry with { Hash = HashOf(entry) };

    public static string Line(AuditEntry entry) => JsonSerializer.Serialize(entry, ServerJson.Default.AuditEntry);

    /// <summary>An entry of a line; null with the reason when the line is none, or not the one that follows.</summary>
    public static AuditEntry? Read(string line, long number, string previous, out string problem)
    {
        problem = "";
        AuditEntry? entry = null;
        try
        {
            entry = JsonSerializer.Deserialize(line, ServerJson.Default.AuditEntry);
        }
        catch (JsonException)
        {
            // Told below.
        }

        // The hash covers what this version writes, so that a line of another form is a change too.
        problem = entry is null || Line(entry) != line ? "is no entry as it was written"
            : entry.Hash != HashOf(entry) ? "was changed: its hash is not that of what it says"
            : entry.Number != number ? $"has number {entry.Number} where {number} follows: entries were removed or added"
            : entry.Previous != previous ? "does not follow from the entry before it"
            : "";
        return problem.Length == 0 ? entry : null;
    }

    private static string HashOf(AuditEntry entry) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Line(entry with { Hash = "" }))));
}
