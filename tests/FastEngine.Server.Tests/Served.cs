using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FastEngine.Server.Auditing;
using FastEngine.Server.Security;

namespace FastEngine.Server.Tests;

/// <summary>A server on loopback over a fake engine, with a token of each role.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly ApiServer _server;

    private Served(string folder, bool ownsFolder, ApiServer server, FakeEngine engine)
    {
        (_folder, _ownsFolder, _server, Engine) = (folder, ownsFolder, server, engine);
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
    }

    public FakeEngine Engine { get; }

    public HttpClient Client { get; }

    public string AuditPath => Path.Combine(_folder, AuditFile.Name);

    public string TokensPath => Path.Combine(_folder, TokenFile.Name);

    public required IReadOnlyList<string> Alerts { get; init; }

    public required IReadOnlyDictionary<TokenRole, string> Tokens { get; init; }

    public static async Task<Served> StartAsync(Func<ApiOptions, ApiOptions>? change = null, string? folder = null, TimeProvider? clock = null)
    {
        var own = folder is null;
        folder ??= Directory.CreateTempSubdirectory("fastengine-server-").FullName;
        var (engine, tokens, alerts) = (new FakeEngine(), new Dictionary<TokenRole, string>(), new List<string>());
        var options = new ApiOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0), TokensFile = Path.Combine(folder, TokenFile.Name), AuditFile = Path.Combine(folder, AuditFile.Name), RequestsPerSecond = 10_000, Burst = 10_000 };
        foreach (var role in Enum.GetValues<TokenRole>())
        {
            TokenFile.Remove(options.TokensFile, role.ToString());
            tokens[role] = TokenFile.Add(options.TokensFile, role.ToString(), role, 1);
        }

        var server = await ApiServer.StartAsync(engine, change?.Invoke(options) ?? options, [], clock ?? TimeProvider.System, alerts.Add);
        return new Served(folder, own, server, engine) { Tokens = tokens, Alerts = alerts };
    }

    public HttpRequestMessage Request(HttpMethod method, string path, TokenRole? role = TokenRole.Admin, string? body = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (role is { } of) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Tokens[of]);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (var answer = await Client.SendAsync(request))
        {
            var text = await answer.Content.ReadAsStringAsync();
            return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json" ? JsonNode.Parse(text) : null);
        }
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(string path, TokenRole? role = TokenRole.Viewer) => SendAsync(Request(HttpMethod.Get, path, role));

    public Task<(HttpStatusCode Status, JsonNode? Body)> CommandAsync(string body, TokenRole? role = TokenRole.Operator, string? key = null)
    {
        var request = Request(HttpMethod.Post, "/api/v1/commands", role, body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        if (_ownsFolder) Directory.Delete(_folder, recursive: true);
    }
}
