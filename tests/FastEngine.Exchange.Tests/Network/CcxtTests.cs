using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FastEngine.Exchange.Tests.Network;

/// <summary>The npm package <c>ccxt</c>, which nobody here wrote and which knows only Binance, trades against the simulated exchange.</summary>
public class CcxtTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_loads_markets_streams_trades_in_hedge_mode_and_gets_the_errors_it_provokes()
    {
        await using var exchange = await TestExchange.StartAsync(isHedged: false);
        await exchange.TradedAsync();
        var folder = Path.Combine(Root(), "tests", "ccxt");
        var start = new ProcessStartInfo("node", "trade.js") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["EXCHANGE"] = new JsonObject
        {
            ["futures"] = exchange.Exchange.FuturesAddress.Authority, ["spot"] = exchange.Exchange.SpotAddress.Authority,
            ["key"] = TestExchange.Keys[0].Key, ["secret"] = TestExchange.Keys[0].Secret,
        }.ToJsonString();
        // Loopback needs no proxy, and ccxt takes one from these.
        foreach (var name in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        using var node = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(patience.Token), node.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await node.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!node.HasExited) node.Kill(entireProcessTree: true);
        }

        Assert.True(node.ExitCode == 0, $"ccxt: {await output}\n{await errors}");
        Assert.EndsWith("all checks passed", (await output).TrimEnd(), StringComparison.Ordinal);
        Assert.All(exchange.Exchange.Venue.Accounts[0].Positions, position => Assert.False(position.IsOpen));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FastEngine.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
