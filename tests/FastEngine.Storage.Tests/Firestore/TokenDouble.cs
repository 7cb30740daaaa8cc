using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FastEngine.Storage.Tests.Firestore;

/// <summary>A token endpoint that checks assertions as the documented protocol says, and a service account's key file for it.</summary>
internal sealed class TokenDouble : IAsyncDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentQueue<JsonElement> _claims = [];
    private LoopbackServer? _server;

    public int LifetimeSeconds { get; set; } = 3599;

    /// <summary>Instead of a token, when set.</summary>
    public Func<HttpResponse, Task>? Answer { get; set; }

    /// <summary>Of each assertion that was accepted.</summary>
    public IReadOnlyList<JsonElement> Claims => [.. _claims];

    public string PrivateKey => _key.ExportPkcs8PrivateKeyPem();

    public Uri TokenUri => new(_server!.Address, "/token");

    public async Task<TokenDouble> StartAsync()
    {
        _server = await LoopbackServer.StartAsync(HttpProtocols.Http1, AnswerAsync);
        return this;
    }

    public string WriteKeyFile(string path, string? privateKey = null)
    {
        File.WriteAllText(path, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["type"] = "service_account", ["project_id"] = "of-the-key", ["private_key_id"] = "key-1", ["private_key"] = privateKey ?? PrivateKey,
            ["client_email"] = "engine@of-the-key.iam.gserviceaccount.com", ["token_uri"] = TokenUri.ToString(),
        }));
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _key.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (Answer is { } answer)
        {
            await answer(context.Response);
            return;
        }

        var form = await context.Request.ReadFormAsync();
        var parts = form["assertion"].ToString().Split('.');
        var isValid = form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer" && parts.Length == 3
            && _key.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var header = JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(parts[0]));
        isValid &= header.GetProperty("alg").GetString() == "RS256" && header.GetProperty("kid").GetString() == "key-1";
        if (!isValid)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_grant", error_description = "Invalid JWT Signature." });
            return;
        }

        _claims.Enqueue(JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(parts[1])));
        await context.Response.WriteAsJsonAsync(new { access_token = $"token-{_claims.Count}", expires_in = LifetimeSeconds, token_type = "Bearer" });
    }
}
