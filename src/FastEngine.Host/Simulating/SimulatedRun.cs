using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Tape;
using FastEngine.Feeds.Generation;
using FastEngine.Simulation.Paper;

namespace FastEngine.Host.Simulating;

/// <summary>Runs the simulated exchange until its tape ends or it is interrupted.</summary>
internal static class SimulatedRun
{
    // Rates are parts of 1e9 of the notional.
    private const decimal PartsOfOne = 1_000_000_000;

    public static async Task<int> ExecuteAsync(SimulateRequest request, TextWriter output, CancellationToken stop)
    {
        using var tape = Open(request);
        ApiKey[] keys = [TestKeys.Hmac(request.Seed), TestKeys.Ed25519(request.Seed)];
        var options = new ExchangeOptions
        {
            Venue = new VenueOptions
            {
                Accounts =
                [
                    new AccountOptions
                    {
                        Keys = keys, FuturesBalance = request.Balance, IsHedged = request.IsHedged,
                        SpotBalances = new Dictionary<string, decimal> { ["USDT"] = request.Balance },
                    },
                ],
                DefaultLeverage = request.Leverage,
                Fills = request.Fills,
                Participation = request.Paper.ParticipationPpm / (decimal)PaperOptions.FullParticipationPpm,
                Slippage = request.Paper.Slippage,
                Fees = FeesOf(request.Paper.Fees) with { SpotInQuote = request.Lockstep is not null },
            },
            SpotPort = request.Port,
            FuturesPort = request.Port == 0 ? 0 : request.Port + 1,
            Speed = request.Speed,
            Lockstep = request.Lockstep,
            Faults = FaultFile.Read(request.Faults),
        };
        await using var exchange = await SimulatedExchange.StartAsync(options, tape).ConfigureAwait(false);
        Print(exchange, keys, request, output);
        try
        {
            await exchange.TapeEnded.WaitAsync(stop).ConfigureAwait(false);
            if (!request.ExitsAtEnd) await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The usual end of an exchange.
        }

        return ExitCode.Ok;
    }

    private static FeeOptions FeesOf(FeeSchedule fees) => new()
    {
        FuturesMaker = fees.UsdMargined.Maker / PartsOfOne,
        FuturesTaker = fees.UsdMargined.Taker / PartsOfOne,
        SpotMaker = fees.Spot.Maker / PartsOfOne,
        SpotTaker = fees.Spot.Taker / PartsOfOne,
    };

    private static ITape Open(SimulateRequest request)
    {
        if (request.Generate is null)
        {
            var recorded = new RecordedTape(request.Files, request.Instruments);
            return request.Loops ? new LoopedTape(recorded) : recorded;
        }

        return new GeneratedTape(new SyntheticMarketOptions
        {
            Seed = request.Seed,
            TradesPerSecond = request.Rate,
            Symbols = request.Generate switch
            {
                "spot" => SymbolsOf(Market.Spot, request.Symbols),
                "usdm" => SymbolsOf(Market.UsdMargined, request.Symbols),
                _ => [.. SymbolsOf(Market.UsdMargined, request.Symbols), .. SymbolsOf(Market.Spot, request.Symbols)],
            },
        });
    }

    private static IReadOnlyList<SyntheticSymbol> SymbolsOf(Market market, int count)
    {
        var known = SyntheticSymbols.Demo(market);
        return count <= known.Count ? [.. known.Take(count)] : SyntheticSymbols.Many(count, market);
    }

    private static void Print(SimulatedExchange exchange, ApiKey[] keys, SimulateRequest request, TextWriter output)
    {
        var (spot, futures) = (exchange.SpotAddress.Authority, exchange.FuturesAddress.Authority);
        if (request.IsJson)
        {
            output.WriteLine(new JsonObject
            {
                ["spot"] = new JsonObject { ["rest"] = $"http://{spot}", ["streams"] = $"ws://{spot}", ["api"] = $"ws://{spot}/ws-api/v3" },
                ["usdm"] = new JsonObject { ["rest"] = $"http://{futures}", ["streams"] = $"ws://{futures}", ["api"] = $"ws://{futures}/ws-fapi/v1" },
                ["key"] = keys[0].Key,
                ["secret"] = keys[0].Secret,
                ["ed25519Key"] = keys[1].Key,
                ["lockstep"] = request.Lockstep is not null,
            }.ToJsonString());
        }
        else
        {
            output.WriteLine($"spot    REST http://{spot}  streams ws://{spot}  API ws://{spot}/ws-api/v3");
            output.WriteLine($"USD-M   REST http://{futures}  streams ws://{futures}/public|market|private  API ws://{futures}/ws-fapi/v1");
            output.WriteLine($"key     {keys[0].Key}");
            output.WriteLine($"secret  {keys[0].Secret}");
            output.WriteLine($"ed25519 {keys[1].Key} (private key: RFC 8032, test 1)");
            output.WriteLine(request.Lockstep is null ? "playing; Ctrl-C ends it" : "the tape waits for its engine; Ctrl-C ends it");
        }

        output.Flush();
    }
}
