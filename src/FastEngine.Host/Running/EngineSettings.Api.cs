using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Server;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    /// <param name="tokens">File of the tokens.</param>
    /// <param name="audit">The audit log.</param>
    internal static ApiOptions Api(ResolvedConfig config, string tokens, string audit) => new()
    {
        Listen = config.Get(Knobs.Api.Listen),
        Certificate = Named(config.Get(Knobs.Api.Certificate)),
        CertificateKey = Named(config.Get(Knobs.Api.CertificateKey)),
        Hosts = config.Get(Knobs.Api.Hosts) is var hosts && hosts == "none" ? [] : hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        RequestsPerSecond = config.Get(Knobs.Api.RequestsPerSecond),
        Burst = config.Get(Knobs.Api.Burst),
        MaxBodyBytes = config.Get(Knobs.Api.BodyKib) * 1_024,
        QueryTimeout = TimeSpan.FromTicks(config.Get(Knobs.Api.QueryTimeout) / (EngineTime.NsPerSecond / TimeSpan.TicksPerSecond)),
        MaxQueries = config.Get(Knobs.Api.Queries),
        FramesPerSecond = config.Get(Knobs.Api.FramesPerSecond),
        MaxStreams = config.Get(Knobs.Api.Streams),
        TokensFile = tokens,
        AuditFile = audit,
    };

    private static string? Named(string path) => path.Length == 0 ? null : path;
}
