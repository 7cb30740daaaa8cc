using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Server;
using FastEngine.Server.Auditing;
using FastEngine.Server.Security;

namespace FastEngine.Host.Serving;

/// <summary>The API of a run, from its start to its end.</summary>
internal sealed class ApiServing : IDisposable
{
    private readonly ApiServer _server;

    private ApiServing(ApiServer server) => _server = server;

    public Uri Address => _server.Address;

    public bool HasTokens => _server.HasTokens;

    /// <param name="parts">What is served.</param>
    /// <param name="folder">Where tokens and audit log are.</param>
    /// <param name="own">Tokens of this process alone.</param>
    /// <param name="alert">Told what a person has to know of.</param>
    /// <exception cref="RunException">It cannot be served as configured.</exception>
    public static ApiServing Start(ServedParts parts, string folder, IReadOnlyList<ApiToken> own, Action<string> alert)
    {
        var options = EngineSettings.Api(parts.Config, Path.Combine(folder, TokenFile.Name), Path.Combine(folder, AuditFile.Name));
        try
        {
            // On the pool: nothing of this thread's is needed to go on.
            return new ApiServing(Task.Run(() => ApiServer.StartAsync(new ServedEngine(parts, WallNs(), WallNs), options, own, TimeProvider.System, alert)).GetAwaiter().GetResult());
        }
        catch (ServerException error)
        {
            throw new RunException(ExitCode.Failed, $"api: {error.Message}");
        }
    }

    public void Dispose() => Task.Run(async () => await _server.DisposeAsync()).GetAwaiter().GetResult();

    public static long WallNs() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * (EngineTime.NsPerSecond / TimeSpan.TicksPerSecond);
}
