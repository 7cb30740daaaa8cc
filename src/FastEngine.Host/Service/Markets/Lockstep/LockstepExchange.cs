using System.Text.Json;
using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Venues.Binance;
using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Lockstep;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Signing;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Host.Service.Markets.Lockstep;

/// <summary>The markets of an exchange that holds its tape: checked as those of a live one are, with the tape's time for a clock.</summary>
/// <param name="config">How the account must be, and how it is reached.</param>
/// <param name="instruments">Of the tape.</param>
/// <param name="times">Its latencies.</param>
/// <param name="hosts">Where each market is.</param>
/// <param name="credentials">Of the account; disposed with this.</param>
internal sealed class LockstepExchange(ResolvedConfig config, InstrumentTable instruments, LockstepTimes times, Func<Market, BinanceHosts> hosts, Credentials credentials) : IDisposable
{
    private const long HalfMs = EngineTime.NsPerMs / 2;

    private readonly TapeTime _time = new();
    private readonly List<MarketConnection> _connections = [];
    private SteppedGateway? _gateway;

    /// <summary>Checks the account, and connects up to where the tape begins.</summary>
    /// <exception cref="RunException">It cannot be traded on.</exception>
    public SteppedGateway Open()
    {
        try
        {
            _gateway = new SteppedGateway(instruments, _time, times);
            foreach (var market in instruments.All.ToArray().Select(instrument => instrument.Market).Distinct().Order()) Add(_gateway, market);
            _gateway.Open();
            return _gateway;
        }
        catch (Exception exception) when (exception is LockstepException or RestException or HttpRequestException or JsonException)
        {
            throw new RunException(ExitCode.Failed, $"the simulated exchange: {exception.Message}");
        }
    }

    public void Dispose()
    {
        _gateway?.Dispose();
        foreach (var connection in _connections) connection.Dispose();
        credentials.Dispose();
    }

    private void Add(SteppedGateway gateway, Market market)
    {
        var at = hosts(market);
        var tapeNs = ReadTime(at.Rest, market);

        // A sample takes the venue's clock for half a millisecond further than it says; the tape's is known exactly, and runs with nothing.
        _time.NowNs = tapeNs + HalfMs;
        var clock = EngineSettings.VenueClock(config) with { MaxDriftPpb = 0 };
        var connection = new MarketConnection(at, credentials, EngineSettings.Account(config, market), EngineSettings.Rest(config, market) with { Host = at.Rest }, EngineSettings.Limits(config), clock, time: _time);
        _connections.Add(connection);
        var report = connection.Account.StartAsync(instruments.All.ToArray(), spot: null).GetAwaiter().GetResult();
        if (report.Problems.Count > 0) throw new RunException(ExitCode.Failed, string.Join('\n', report.Problems));
        _time.NowNs = tapeNs;
        gateway.Add(connection, report.Info.Symbols, at.Streams);
    }

    private static long ReadTime(Uri rest, Market market)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var answer = http.GetStringAsync(new Uri(rest, market == Market.Spot ? "/api/v3/time" : "/fapi/v1/time")).GetAwaiter().GetResult();
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("serverTime").GetInt64() * EngineTime.NsPerMs;
    }
}
