using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastEngine.Server.Security;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Server.Tests.Security;

public sealed class WhoMayAskTests
{
    private static readonly string[] ForAnybody = ["/api/v1/health/live", "/api/v1/health/ready", "/health/live", "/health/ready"];

    [Fact]
    public async Task Every_path_of_the_document_but_health_wants_a_token()
    {
        await using var served = await Served.StartAsync();
        var (_, document) = await served.GetAsync("/api/v1/openapi.json", role: null);
        var paths = document!["paths"]!.AsObject();
        Assert.Contains("/api/v1/commands", paths.Select(path => path.Key));
        Assert.Contains("/api/v1/query", paths.Select(path => path.Key));
        foreach (var (path, methods) in paths)
        {
            if (ForAnybody.Contains(path)) continue;
            foreach (var (method, _) in methods!.AsObject())
            {
                var (status, body) = await served.SendAsync(served.Request(new HttpMethod(method.ToUpperInvariant()), path, role: null));
                Assert.Equal(HttpStatusCode.Unauthorized, status);
                Assert.Equal("Authorization", (string?)body!["errors"]![0]!["field"]);
            }
        }
    }

    [Theory]
    [InlineData(TokenRole.Viewer, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(TokenRole.Operator, HttpStatusCode.Accepted, HttpStatusCode.Forbidden)]
    [InlineData(TokenRole.Admin, HttpStatusCode.Accepted, HttpStatusCode.Accepted)]
    public async Task A_role_may_do_what_those_before_it_may_and_its_own(TokenRole role, HttpStatusCode halts, HttpStatusCode changes)
    {
        await using var served = await Served.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await served.GetAsync("/api/v1/risk", role)).Status);
        Assert.Equal(halts, (await served.CommandAsync("""{"command":"halt"}""", role)).Status);
        Assert.Equal(changes, (await served.SendAsync(served.Request(HttpMethod.Patch, "/api/v1/config", role, """{"key":"a","value":"1"}"""))).Status);
        Assert.Equal(changes, (await served.CommandAsync("""{"command":"reload"}""", role)).Status);
        Assert.Equal(halts == HttpStatusCode.Accepted ? 1 : 0, served.Engine.Commands.Count);
    }

    [Fact]
    public async Task No_made_up_token_is_one()
    {
        await using var served = await Served.StartAsync(options => options with { Burst = 1 });
        var right = served.Tokens[TokenRole.Admin];
        var wrong = Gen.OneOf(ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get), Gen.Choose(0, right.Length - 1).Select(at => right.Remove(at, 1)),
            Gen.Choose(0, right.Length - 1).Select(at => right[..at] + (right[at] == 'A' ? 'B' : 'A') + right[(at + 1)..]), Gen.Constant(right + right), Gen.Constant(TokenText.DigestOf(right)));
        Prop.ForAll(wrong.ToArbitrary(), text =>
        {
            var request = served.Request(HttpMethod.Get, "/api/v1/me", role: null);
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + new string([.. text.Where(c => c is > ' ' and < '\x7f')]));
            var (status, _) = served.SendAsync(request).GetAwaiter().GetResult();
            return status is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests;
        }).QuickCheckThrowOnFailure();

        // Guessing has locked nobody out.
        Assert.Equal(HttpStatusCode.OK, (await served.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task A_token_that_was_removed_is_refused_at_once()
    {
        await using var served = await Served.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await served.GetAsync("/api/v1/me", TokenRole.Operator)).Status);
        Assert.True(TokenFile.Remove(served.TokensPath, nameof(TokenRole.Operator)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await served.GetAsync("/api/v1/me", TokenRole.Operator)).Status);
    }

    [Theory]
    [InlineData("[{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""[{"name":"eve","role":"Admin","sha256":null,"added_ns":1}]""")]
    [InlineData("""[{"name":"eve","role":99,"sha256":"0000000000000000000000000000000000000000000000000000000000000000","added_ns":1}]""")]
    public async Task A_damaged_file_leaves_those_in_force_who_were_lets_nobody_else_in_and_is_told_once(string text)
    {
        await using var served = await Served.StartAsync();
        var good = await File.ReadAllTextAsync(served.TokensPath);
        await File.WriteAllTextAsync(served.TokensPath, text);
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await served.GetAsync("/api/v1/me")).Status);
        var stranger = served.Request(HttpMethod.Get, "/api/v1/me", role: null);
        stranger.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenText.Make());
        Assert.Equal(HttpStatusCode.Unauthorized, (await served.SendAsync(stranger)).Status);
        Assert.Contains("stay in force", Assert.Single(served.Alerts));

        // Once it is whole again, what was removed is.
        await File.WriteAllTextAsync(served.TokensPath, good);
        Assert.True(TokenFile.Remove(served.TokensPath, nameof(TokenRole.Viewer)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await served.GetAsync("/api/v1/me")).Status);
        Assert.Single(served.Alerts);
    }

    [Fact]
    public async Task Nothing_is_served_over_a_damaged_file()
    {
        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<ServerException>(() => Served.StartAsync(options =>
        {
            File.WriteAllText(options.TokensFile, "[{");
            return options;
        }))).Message);
    }

    [Fact]
    public async Task A_token_in_the_address_is_no_token()
    {
        await using var served = await Served.StartAsync();
        var token = served.Tokens[TokenRole.Admin];
        Assert.Equal(HttpStatusCode.Unauthorized, (await served.GetAsync($"/api/v1/me?token={token}&access_token={token}", role: null)).Status);
    }

    [Fact]
    public async Task The_file_keeps_no_token_and_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var served = await Served.StartAsync();
        var text = await File.ReadAllTextAsync(served.TokensPath);
        Assert.All(served.Tokens.Values, token => Assert.DoesNotContain(token[3..], text));
        Assert.Contains(TokenText.DigestOf(served.Tokens[TokenRole.Viewer]), text);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(served.TokensPath));
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_origin_gets_nothing_and_does_nothing(string header, string value)
    {
        await using var served = await Served.StartAsync();
        foreach (var request in new[] { served.Request(HttpMethod.Get, "/api/v1/stream"), served.Request(HttpMethod.Post, "/api/v1/commands", TokenRole.Admin, """{"command":"flatten"}""") })
        {
            request.Headers.Add(header, value);
            Assert.Equal(HttpStatusCode.Forbidden, (await served.SendAsync(request)).Status);
        }

        Assert.Empty(served.Engine.Commands);
    }

    [Fact]
    public async Task A_name_of_another_site_that_points_here_is_not_answered()
    {
        await using var served = await Served.StartAsync();
        var request = served.Request(HttpMethod.Get, "/");
        request.Headers.Host = $"evil.example:{served.Client.BaseAddress!.Port}";
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await served.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task What_a_form_can_send_is_no_command(string type)
    {
        await using var served = await Served.StartAsync();
        var request = served.Request(HttpMethod.Post, "/api/v1/commands", TokenRole.Admin, """{"command":"flatten"}""");
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue(type);
        var (status, problem) = await served.SendAsync(request);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "Content-Type"), (status, (string?)problem!["errors"]![0]!["field"]));
        Assert.Empty(served.Engine.Commands);
    }

    [Fact]
    public async Task Off_loopback_nothing_is_served_without_a_certificate()
    {
        var error = await Assert.ThrowsAsync<ServerException>(() => Served.StartAsync(options => options with { Listen = new IPEndPoint(IPAddress.Any, 0) }));
        Assert.Contains("api.certificate", error.Message);
    }

    [Fact]
    public async Task On_all_addresses_loopback_is_a_name_and_the_address_is_one_to_open()
    {
        var folder = Directory.CreateTempSubdirectory("fastengine-server-").FullName;
        using (var key = RSA.Create(2048))
        using (var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1)))
            await File.WriteAllTextAsync(Path.Combine(folder, "cert.pem"), $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        await using (var served = await Served.StartAsync(options => options with { Listen = new IPEndPoint(IPAddress.Any, 0), Certificate = Path.Combine(folder, "cert.pem") }, folder))
        {
            var address = served.Client.BaseAddress!;
            Assert.Equal(("https", "localhost"), (address.Scheme, address.Host));
#pragma warning disable CA5359 // Of the test itself.
            using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
#pragma warning restore CA5359
            using var client = new HttpClient(handler);
            foreach (var name in (string[])["localhost", "127.0.0.1"]) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"https://{name}:{address.Port}/health/live"))).StatusCode);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/health/live"));
            request.Headers.Host = "evil.example";
            Assert.Equal(HttpStatusCode.MisdirectedRequest, (await client.SendAsync(request)).StatusCode);
        }

        await using var named = await Served.StartAsync(options => options with { Listen = new IPEndPoint(IPAddress.Any, 0), Certificate = Path.Combine(folder, "cert.pem"), Hosts = ["engine.example"] });
        Assert.Equal("engine.example", named.Client.BaseAddress!.Host);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_how_long_to_wait()
    {
        await using var served = await Served.StartAsync(options => options with { RequestsPerSecond = 1, Burst = 3 });
        HttpStatusCode last = default;
        TimeSpan? wait = null;
        for (var i = 0; i < 50 && last != HttpStatusCode.TooManyRequests; i++)
        {
            using var answer = await served.Client.SendAsync(served.Request(HttpMethod.Get, "/api/v1/me"));
            (last, wait) = (answer.StatusCode, answer.Headers.RetryAfter?.Delta);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.True(wait >= TimeSpan.FromSeconds(1));
    }
}
