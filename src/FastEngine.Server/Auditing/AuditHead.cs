using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace FastEngine.Server.Auditing;

/// <summary>How far the audit log went when it was last written: without it, lines cut from the end would not be missed.</summary>
internal sealed record AuditHead(long Entries, string Hash)
{
    /// <summary>Of a log without an entry.</summary>
    public static AuditHead Beginning { get; } = new(0, AuditChain.Beginning);

    [JsonIgnore]
    public bool IsOne => Entries >= 0 && Hash is { Length: 2 * SHA256.HashSizeInBytes };
}
