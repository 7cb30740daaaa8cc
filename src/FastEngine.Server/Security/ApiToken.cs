using System.Text.Json.Serialization;

namespace FastEngine.Server.Security;

/// <summary>A token as it is kept: its digest, never itself.</summary>
public sealed record ApiToken
{
    /// <summary>Whom it was given to; what the audit log calls its bearer.</summary>
    public required string Name { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<TokenRole>))]
    public required TokenRole Role { get; init; }

    /// <summary>SHA-256 of the token, hexadecimal. It has 256 random bits, so that nothing slower is needed against guessing.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Wall time, ns since the epoch.</summary>
    public required long AddedNs { get; init; }
}
