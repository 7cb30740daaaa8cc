using System.Net;

namespace FastEngine.Server;

/// <summary>Address, limits and keys of the API.</summary>
public sealed record ApiOptions
{
    public required IPEndPoint Listen { get; init; }

    /// <summary>PEM file of the certificate, chain included; null for none, which only loopback may do without.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file of its key; null when the key is in the certificate's file.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Names that clients may call the server by, beside its address and loopback's.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Of one token, sustained.</summary>
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>Of one token, at once.</summary>
    public int Burst { get; init; } = 200;

    public int MaxBodyBytes { get; init; } = 64 * 1024;

    /// <summary>Most bytes of a query's rows.</summary>
    public int MaxAnswerBytes { get; init; } = 8 * 1024 * 1024;

    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Queries that run at once: DuckDB works on their threads.</summary>
    public int MaxQueries { get; init; } = 2;

    public int MaxConnections { get; init; } = 1024;

    /// <summary>Of one address: the rest is left for others.</summary>
    public int MaxConnectionsOfAddress { get; init; } = 256;

    /// <summary>A connection on which nothing is said for so long is closed.</summary>
    public TimeSpan FirstByteTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Of an address, sustained: requests that need no token.</summary>
    public int OpenRequestsPerSecond { get; init; } = 100;

    public int FramesPerSecond { get; init; } = 10;

    /// <summary>Dashboards served at once.</summary>
    public int MaxStreams { get; init; } = 64;

    /// <summary>Where the tokens are.</summary>
    public required string TokensFile { get; init; }

    /// <summary>Where every change is written down.</summary>
    public required string AuditFile { get; init; }
}
