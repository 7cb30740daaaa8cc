using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>The watchlist of a live engine: over the API and at the terminal, against the simulated exchange in a process of its own.</summary>
public sealed class WatchTests : IDisposable
{
    private const int Kill = 9;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fused", "usdm", "futures")]
    [InlineData("sharded", "spot", "spot")]
    public async Task A_symbol_is_added_evaluated_kept_over_a_kill_removed_and_left_and_the_journal_makes_it_again(string topology, string market, string type)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var venue = new SimulatedVenue("--generate", market, "--symbols", "5", "--rate", "100");
        var port = FreePort();
        var token = Engine.Run("tokens", "add", "anna", "--role", "operator", "--data", _folder.At("data")).Expect(0).Output.Trim();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using (var killed = Run(venue, port, topology, market))
        {
            await UntilAsync(killed, async () => (await client.GetFromJsonAsync<JsonElement>("watchlist/top-liquid")).GetArrayLength() == 1);
            var top = (await client.GetFromJsonAsync<JsonElement>("watchlist/top-liquid"))[0].GetProperty("symbols").EnumerateArray().Select(symbol => symbol.GetProperty("symbol").GetString()).ToArray();

            // Those that had traded when the engine looked.
            Assert.NotEmpty(top);
            Assert.Subset(new HashSet<string?> { "BNBUSDT", "BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT" }, top.ToHashSet());
            Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("decisions?symbol=ETHUSDT")).StatusCode);
            Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsJsonAsync("watchlist/add", new { exchange = "binance", market_type = type, symbol = "ETHUSDT", duration_hours = 24, priority = 3 })).StatusCode);
            await UntilAsync(killed, async () => await TicksOfAsync(client, "ETHUSDT") > 20);
            await UntilAsync(killed, async () => (await client.GetFromJsonAsync<JsonElement>("decisions?symbol=ETHUSDT&limit=5")).GetArrayLength() > 0);
            Engine.Run("command", "watch", "add", $"SOLUSDT@{market}", "2", "--data", _folder.At("data")).Expect(0);
            Engine.Run("command", "watch", "add", $"NOPEUSDT@{market}", "--data", _folder.At("data")).Expect(2).Saying("not traded");
            await UntilAsync(killed, async () => await TicksOfAsync(client, "SOLUSDT") > 5);
            killed.Signal(Kill);
            killed.Wait();
        }

        using var child = Run(venue, port, topology, market);
        await UntilAsync(child, async () => await StateOfAsync(client, "ETHUSDT") == "active" && await TicksOfAsync(client, "ETHUSDT") > 40);
        using (var removal = new HttpRequestMessage(HttpMethod.Delete, "watchlist/remove") { Content = JsonContent.Create(new { market_type = type, symbol = "ETHUSDT" }) })
            Assert.Equal(HttpStatusCode.Accepted, (await client.SendAsync(removal)).StatusCode);
        await UntilAsync(child, async () => await StateOfAsync(client, "ETHUSDT") is null && await AreEntriesStoppedAsync(client, "ETHUSDT"));
        Engine.Run("command", "watch", "list", "--data", _folder.At("data")).Expect(0).Saying($"SOLUSDT@{market}  active").Saying("62 slots are free");
        child.Signal(Child.Interrupt);
        var report = child.Wait().Expect(130).Json();
        Assert.True(report.GetProperty("recovery").GetProperty("equal").GetBoolean());
        var journal = Engine.Run("replay", "--journal", _folder.At("data/journal"), "--verify", "--json").Expect(0).Json();
        Assert.Equal(1, journal.GetProperty("parity").GetDouble());
        Engine.Run("audit", "verify", "--data", _folder.At("data")).Expect(0).Saying("4 entries");
    }

    [Fact]
    public void What_the_hot_path_pays_for_the_API_is_measured_by_a_drill()
    {
        if (!OperatingSystem.IsLinux()) return;

        // How much it is belongs to the machine; that everybody was served does not.
        var report = Engine.Run("drill", "api", "--rounds", "1", "--seconds", "2", "--dashboards", "5", "--clients", "2", "--requests", "20", "--most", "1000000", "--most-growth", "1000", "--json").Expect(0).Json();
        var rounds = report.GetProperty("rounds").EnumerateArray().ToArray();
        Assert.Equal(["alone", "served", "beside"], rounds.Select(round => round.GetProperty("way").GetString()));
        Assert.Equal((5, 0), (rounds[1].GetProperty("dashboards").GetInt32(), rounds[1].GetProperty("refused").GetInt32()));
        Assert.All(rounds, round => Assert.True(round.GetProperty("trades").GetInt64() > 0));
        Assert.True(rounds[1].GetProperty("requests").GetInt64() > 0 && rounds[1].GetProperty("frames").GetInt64() > 0);

        // The other work is as much as server and clients took, as far as ten milliseconds at a time can be.
        Assert.InRange(rounds[2].GetProperty("other_share").GetDouble(), 0.01, 1.5);
    }

    private Child Run(SimulatedVenue venue, int port, string topology, string market) => new(Repository.Engine,
    [
        "run", "--json", "--data", _folder.At("data"), "--symbols", $"BTCUSDT@{market}", "--serve", $"127.0.0.1:{port}", "--topology", topology, "--set", "watchdog.enabled=false", .. venue.PaperHosts(market),
    ]);

    private static async Task<long> TicksOfAsync(HttpClient client, string symbol) => await SymbolAsync(client, symbol) is { } found ? found.GetProperty("ticks").GetInt64() : 0;

    private static async Task<bool> AreEntriesStoppedAsync(HttpClient client, string symbol) => await SymbolAsync(client, symbol) is { } found && found.GetProperty("entries_stopped").GetBoolean();

    private static async Task<JsonElement?> SymbolAsync(HttpClient client, string symbol)
    {
        var found = (await client.GetFromJsonAsync<JsonElement>("status")).GetProperty("symbols").EnumerateArray().Where(one => one.GetProperty("name").GetString() == symbol).ToArray();
        return found.Length == 0 ? null : found[0];
    }

    private static async Task<string?> StateOfAsync(HttpClient client, string symbol) =>
        (await client.GetFromJsonAsync<JsonElement>("watchlist")).GetProperty("symbols").EnumerateArray().Where(one => one.GetProperty("symbol").GetString() == symbol).Select(one => one.GetProperty("state").GetString()).FirstOrDefault();

    private static async Task UntilAsync(Child child, Func<Task<bool>> holds)
    {
        var end = DateTime.UtcNow + Limit;
        while (true)
        {
            Assert.False(child.HasExited, child.Error);
            try
            {
                if (await holds()) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet, or not to this.
            }

            Assert.True(DateTime.UtcNow < end, child.Error);
            await Task.Delay(20);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
