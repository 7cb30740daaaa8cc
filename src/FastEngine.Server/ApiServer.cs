using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastEngine.Server.Auditing;
using FastEngine.Server.Http;
using FastEngine.Server.Metrics;
using FastEngine.Server.Security;
using FastEngine.Server.Streaming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace FastEngine.Server;

/// <summary>The HTTP API and the dashboard of a running engine.</summary>
/// <remarks>On threads of the pool: it waits for nothing of the engine, and nothing of the engine waits for it.</remarks>
public sealed class ApiServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly AuditLog _audit;
    private readonly RateLimits _limits;
    private readonly QueryEndpoint _query;
    private readonly FramePublisher _frames;
    private readonly EngineMeter _meter;
    private readonly WebApplication _application;

    private ApiServer(IServedEngine engine, ApiOptions options, IReadOnlyList<ApiToken> own, TimeProvider clock, Action<string> alert)
    {
        var certificate = Certificate(options);
        var keys = new IdempotencyKeys();
        var tokens = new TokenBook(options.TokensFile, own, alert);
        HasTokens = tokens.Count > 0;
        _audit = new AuditLog(options.AuditFile, clock, keys.Restore);
        _limits = new RateLimits(options);
        _query = new QueryEndpoint(engine, options, _audit);
        _frames = new FramePublisher(engine, options.FramesPerSecond, clock, alert);
        _meter = new EngineMeter(engine, clock);
        _application = Build(options, certificate);
        var answers = new SharedAnswers(clock);
        var calls = new AuditedCalls(_audit, keys, answers, alert);
        _application.UseRouting();
        _application.Use(new Boundary(new Gate(options, tokens, _limits, calls.Refused), alert).HandleAsync);
        OpenApiEndpoint.Map(_application);
        HealthEndpoints.Map(_application, engine);
        PageEndpoints.Map(_application);
        var api = _application.MapGroup("/api/v1");
        ViewEndpoints.Map(_application, api, engine, answers);
        CommandEndpoints.Map(api, engine, calls);
        WatchEndpoints.Map(api, engine, calls);
        _query.Map(api);
        new StreamEndpoint(engine, _frames, tokens, options, _stop.Token).Map(api);
    }

    /// <summary>Whether anybody could use it.</summary>
    public bool HasTokens { get; }

    /// <summary>As <c>http://127.0.0.1:8420</c>: one that a person can open.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Listens, and answers from now on.</summary>
    /// <param name="own">Tokens of this process alone, beside those of the file.</param>
    /// <param name="alert">Told what a person has to know of.</param>
    /// <exception cref="ServerException">It cannot be started as configured.</exception>
    public static async Task<ApiServer> StartAsync(IServedEngine engine, ApiOptions options, IReadOnlyList<ApiToken> own, TimeProvider clock, Action<string> alert)
    {
        ArgumentNullException.ThrowIfNull(options);
        var server = new ApiServer(engine, options, own, clock, alert);
        try
        {
            await server._application.StartAsync();
        }
        catch (IOException error)
        {
            await server.DisposeAsync();
            throw new ServerException($"cannot listen on {options.Listen}: {error.Message}", error);
        }

        server.Address = Opened(options, new Uri(server._application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()));
        server._frames.Start();
        return server;
    }

    /// <summary>Ends the streams, and waits a moment for what is being answered: afterwards the engine is not asked.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        using (var patience = new CancellationTokenSource(Patience)) await _application.StopAsync(patience.Token);
        await _frames.DisposeAsync();
        await _application.DisposeAsync();
        _meter.Dispose();
        _query.Dispose();
        _limits.Dispose();
        _audit.Dispose();
        _stop.Dispose();
    }

    private static WebApplication Build(ApiOptions options, X509Certificate2? certificate)
    {
        // Nothing but the engine configures it: the usual builders read files of the working directory, and watch all that happens in and under it, the journal's writing too.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.Services.AddOpenApi(OpenApiEndpoint.Document, document => document.AddDocumentTransformer((made, _, _) =>
        {
            made.Info = new OpenApiInfo { Title = "FastEngine", Version = OpenApiEndpoint.Document, Description = "A running engine. Every request but those of health carries Authorization: Bearer and a token." };
            return Task.CompletedTask;
        }));
        ApiDescription.Add(builder.Services, OpenApiEndpoint.Document);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(20);
            var seats = new ConnectionSeats(options);
            kestrel.Listen(options.Listen, listen =>
            {
                listen.Use(next => connection => seats.HandleAsync(connection, next));
                if (certificate is not null) listen.UseHttps(certificate);
                else listen.Protocols = HttpProtocols.Http1;
            });
        });
        return builder.Build();
    }

    // Nobody can open 0.0.0.0.
    private static Uri Opened(ApiOptions options, Uri bound) => options.Listen.Address.Equals(IPAddress.Any) || options.Listen.Address.Equals(IPAddress.IPv6Any)
        ? new UriBuilder(bound) { Host = options.Hosts is [var name, ..] ? name : "localhost" }.Uri
        : bound;

    private static X509Certificate2? Certificate(ApiOptions options)
    {
        if (options.Certificate is null)
        {
            if (IPAddress.IsLoopback(options.Listen.Address)) return null;
            throw new ServerException($"{options.Listen} is not loopback, and tokens do not cross a network in the clear: name a certificate by api.certificate and api.certificate_key");
        }

        try
        {
            return X509Certificate2.CreateFromPemFile(options.Certificate, options.CertificateKey);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ServerException($"{options.Certificate}: no certificate with its key can be read (api.certificate, api.certificate_key): {error.Message}", error);
        }
    }
}
