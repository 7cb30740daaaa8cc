using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Host.Service.Markets.Live;

/// <summary>The exchange's own ticks, lots and smallest notionals of what is traded on it, in place of those of the instrument file.</summary>
/// <remarks>The file's scales stay: what a journal holds is in them. A symbol that the file does not know gets the decimals of its steps.</remarks>
internal static class VenueInstruments
{
    /// <param name="request">Names the symbols.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="RunException">A symbol is not there, or the exchange does not answer and orders go to it.</exception>
    public static ServiceRequest Apply(ServiceRequest request, CancellationToken stop)
    {
        var config = request.Run.Config;
        var known = request.Run.Instruments.ToList();
        foreach (var group in request.Symbols.Select(ServiceSymbols.Parse).GroupBy(name => name.Market))
        {
            if (group.Key == Market.CoinMargined) continue;
            try
            {
                var info = Read(config, group.Key, stop);
                foreach (var (symbol, market) in group)
                {
                    var rules = info.Symbols.GetValueOrDefault(symbol)
                        ?? throw new RunException(ExitCode.Usage, $"--symbols: {Shown.Quoted(symbol)} is not traded on {MarketName.Of(market)}");
                    var at = known.FindIndex(one => one.Symbol == symbol && one.Market == market);
                    if (at < 0) known.Add(Of(rules, null));
                    else known[at] = Of(rules, known[at]);
                }
            }
            catch (RestException exception) when (config.Get(Knobs.Engine.Mode) == EngineMode.Paper)
            {
                // Paper trading needs the streams alone.
                Console.Error.WriteLine($"note: {MarketName.Of(group.Key)}: ticks and lots are those of the instrument file: {exception.Message}");
            }
            catch (RestException exception)
            {
                throw new RunException(ExitCode.Failed, $"the venue: {exception.Message}");
            }
        }

        return request with { Run = request.Run with { Instruments = known } };
    }

    private static Venues.Binance.Symbols.ExchangeInfo Read(ResolvedConfig config, Market market, CancellationToken stop)
    {
        var limiter = new RateLimiter(new RateLimiterOptions());
        var clock = new ClockSync(new ClockSyncOptions());
        using var rest = new BinanceRest(EngineSettings.Rest(config, market), null, limiter, clock, TimeProvider.System);
        return new BinanceAccount(EngineSettings.Account(config, market), rest, limiter, clock, TimeProvider.System).ReadExchangeInfoAsync(stop).GetAwaiter().GetResult();
    }

    /// <summary>An instrument by the exchange's rules.</summary>
    public static KnownInstrument Of(Venues.Binance.Symbols.SymbolRules rules, KnownInstrument? file)
    {
        var (tick, lot) = (Decimal(rules.Tick), Decimal(rules.Lot));
        return new KnownInstrument(
            rules.Symbol, rules.Market, Math.Max(file?.PriceScale ?? 0, ExactDecimal.Places(tick)), Math.Max(file?.QuantityScale ?? 0, ExactDecimal.Places(lot)),
            tick, lot, Decimal(rules.MinNotional));
    }

    private static decimal Decimal(Int128 money) => decimal.Parse(Money.ToText(money), System.Globalization.CultureInfo.InvariantCulture);
}
