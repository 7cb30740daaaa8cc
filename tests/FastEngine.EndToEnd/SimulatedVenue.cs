using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary><c>fastengine simulate</c> in a process of its own, and what an engine needs to trade there.</summary>
internal sealed class SimulatedVenue : IDisposable
{
    private readonly Child _child;
    private readonly JsonElement _says;

    public SimulatedVenue(params IEnumerable<string> arguments)
    {
        _child = new Child(Repository.Engine, ["simulate", "--json", .. arguments]);
        // One line when it listens.
        while (!_child.Output.Contains('\n', StringComparison.Ordinal))
        {
            if (_child.HasExited) Assert.Fail(_child.Wait().All);
            Thread.Sleep(5);
        }

        _says = JsonDocument.Parse(_child.Output).RootElement;
    }

    /// <summary>Its hosts, for the testnet's.</summary>
    public IEnumerable<string> Hosts =>
    [
        "--mode", "testnet",
        "--set", $"venues.binance.testnet.spot_rest={Of("spot", "rest")}", "--set", $"venues.binance.testnet.spot_stream={Of("spot", "streams")}",
        "--set", $"venues.binance.testnet.spot_ws_api={Of("spot", "api")}", "--set", $"venues.binance.testnet.usdm_rest={Of("usdm", "rest")}",
        "--set", $"venues.binance.testnet.usdm_stream={Of("usdm", "streams")}", "--set", $"venues.binance.testnet.usdm_ws_api={Of("usdm", "api")}",
    ];

    /// <summary>A market's hosts, for trading on paper.</summary>
    public IEnumerable<string> PaperHosts(string market) =>
        ["--set", $"venues.binance.{market}_rest={Of(market, "rest")}", "--set", $"venues.binance.{market}_stream={Of(market, "streams")}"];

    /// <summary>Its keys, as variables.</summary>
    public IReadOnlyDictionary<string, string> Keys => new Dictionary<string, string>
    {
        ["BINANCE_TESTNET_API_KEY"] = _says.GetProperty("key").GetString()!, ["BINANCE_TESTNET_API_SECRET"] = _says.GetProperty("secret").GetString()!,
    };

    public void Dispose() => _child.Dispose();

    private string? Of(string market, string what) => _says.GetProperty(market).GetProperty(what).GetString();
}
