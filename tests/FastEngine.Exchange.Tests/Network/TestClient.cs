using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FastEngine.Exchange.Accounts;

namespace FastEngine.Exchange.Tests.Network;

/// <summary>A client of REST; it signs by itself, so that the server's check is checked.</summary>
internal sealed class TestClient(Uri address, ApiKey key) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>Added to the time that requests are stamped with.</summary>
    public long OffsetMs { get; set; }

    /// <summary>Stamps every request with this time instead of the machine's.</summary>
    public long? StandingMs { get; set; }

    public HttpResponseMessage? Last { get; private set; }

    /// <summary>The answer, whether it is a result or an error.</summary>
    public async Task<JsonNode> AskAsync(string method, string path, string query = "", bool isSigned = true)
    {
        if (isSigned) query = Sign(query.Length == 0 ? $"timestamp={NowMs}" : $"{query}&timestamp={NowMs}");
        using var request = new HttpRequestMessage(new HttpMethod(method), query.Length == 0 ? path : $"{path}?{query}");
        request.Headers.Add("X-MBX-APIKEY", key.Key);
        Last = await _http.SendAsync(request);
        return JsonNode.Parse(await Last.Content.ReadAsStringAsync())!;
    }

    public async Task<int> CodeAsync(string method, string path, string query = "", bool isSigned = true) => (int)(await AskAsync(method, path, query, isSigned))["code"]!;

    public string Sign(string payload) => $"{payload}&signature={Signature(payload)}";

    public string Signature(string payload) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.UTF8.GetBytes(payload)));

    public long NowMs => StandingMs ?? DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + OffsetMs;

    public void Dispose() => _http.Dispose();
}
