using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>One symbol on two markets of a live engine: told apart wherever it is named, and named wherever it is asked for.</summary>
public sealed class TwoMarketsTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Names_of_both_are_told_and_taken_and_the_journal_makes_it_again()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var venue = new SimulatedVenue("--generate", "both", "--symbols", "2", "--rate", "100");
        var port = FreePort();
        var token = Engine.Run("tokens", "add", "anna", "--role", "operator", "--data", _folder.At("data")).Expect(0).Output.Trim();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var child = new Child(Repository.Engine,
        [
            "run", "--json", "--data", _folder.At("data"), "--symbols", "BTCUSDT@usdm", "ETHUSDT@usdm", "BTCUSDT@spot", "--serve", $"127.0.0.1:{port}", .. venue.PaperHosts("usdm"), .. venue.PaperHosts("spot"), .. Scripted(),
        ]);
        await UntilAsync(child, async () => (await SymbolsAsync(client, "positions")).Order().SequenceEqual(["BTCUSDT@spot", "BTCUSDT@usdm"]));
        var me = await client.GetFromJsonAsync<JsonElement>("me");
        Assert.Equal(["BTCUSDT@usdm", "ETHUSDT", "BTCUSDT@spot"], me.GetProperty("symbols").EnumerateArray().Select(name => name.GetString()));
        foreach (var name in new[] { "BTCUSDT@spot", "btcusdt@usdm", "ETHUSDT", "ETHUSDT@usdm" })
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"candles?symbol={name}")).StatusCode);
            Assert.Equal(HttpStatusCode.Accepted, (await CloseAsync(client, name)).StatusCode);
            Engine.Run("command", "close", name, "--data", _folder.At("data")).Expect(0);
        }

        Assert.Equal("BTCUSDT@spot", (await client.GetFromJsonAsync<JsonElement>("candles?symbol=btcusdt@SPOT")).GetProperty("symbol").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("candles?symbol=BTCUSDT")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await CloseAsync(client, "BTCUSDT")).StatusCode);
        Engine.Run("command", "close", "BTCUSDT", "--data", _folder.At("data")).Expect(2).Saying("say BTCUSDT@usdm or BTCUSDT@spot");
        await UntilAsync(child, async () => (await SymbolsAsync(client, "trades?symbol=BTCUSDT@spot")).Contains("BTCUSDT@spot"));

        string[] series = [.. (await client.GetStringAsync("metrics")).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line[..line.LastIndexOf(' ')])];
        Assert.Equal(series.Length, series.Distinct().Count());
        Assert.Contains("fastengine_symbol_realised{symbol=\"BTCUSDT@spot\"}", series);

        using var queried = await client.PostAsJsonAsync("query", new { sql = "SELECT DISTINCT market FROM candles", symbols = new[] { "BTCUSDT@spot" } });
        Assert.True(queried.StatusCode == HttpStatusCode.OK, await queried.Content.ReadAsStringAsync());
        child.Signal(Child.Interrupt);
        child.Wait().Expect(130);
        var journal = Engine.Run("replay", "--journal", _folder.At("data/journal"), "--verify", "--json").Expect(0).Json();
        Assert.Equal(1, journal.GetProperty("parity").GetDouble());
    }

    private static Task<HttpResponseMessage> CloseAsync(HttpClient client, string symbol) => client.PostAsJsonAsync("commands", new { command = "close", symbol });

    private static async Task<IReadOnlyList<string>> SymbolsAsync(HttpClient client, string path) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(path)).EnumerateArray().Select(one => one.GetProperty("symbol").GetString()!).Distinct()];

    // An entry of each market every few seconds. Whatever ends entries or positions because the machine is slow is wide.
    private string[] Scripted()
    {
        const string begin = "1704067200000000000";
        File.WriteAllLines(_folder.At("script.csv"), ["time_ns,symbol,side,entry_score,confluence,every", $"{begin},BTCUSDT@usdm,long,1,5,3s", $"{begin},BTCUSDT@spot,long,1,5,3s"]);
        File.WriteAllLines(_folder.At("live.yaml"),
        [
            $"strategies: {{enabled: [scripted], scripted: {{file: {_folder.At("script.csv")}}}}}", "kill_switch: {consecutive_losses: 0, max_round_trip: 1m, daily_loss_pct: 50, hourly_loss_pct: 50}",
            "stop: {trail_pct: 1, max_pct: 1, min_pct: 1}", "sanity: {max_stop_pct: 1}", "watchdog: {enabled: false}", "feeds: {warm_up: false}",
        ]);
        return ["--config", _folder.At("live.yaml")];
    }

    private static async Task UntilAsync(Child child, Func<Task<bool>> holds)
    {
        for (var end = DateTime.UtcNow + Limit; ; await Task.Delay(20))
        {
            Assert.False(child.HasExited, child.Error);
            try
            {
                if (await holds()) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            Assert.True(DateTime.UtcNow < end, child.Error);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
