using FastEngine.Core;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Symbols;

namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>One market of an exchange that holds its tape: its gateway with a stepped connection in place of the live ones.</summary>
internal sealed class SteppedMarket : IDisposable
{
    // Longer than any tape: nothing is lost here, so that nothing has to be looked after.
    private const long Never = 100L * 365 * 24 * EngineTime.NsPerHour;

    private readonly Uri _streams;
    private readonly SteppedLine _line = new();
    private SteppedStream? _stream;

    public SteppedMarket(
        BinanceGateway gateway, MarketConnection connection, IReadOnlyDictionary<string, SymbolRules> rules, InstrumentTable instruments, Uri streams, TapeTime time,
        LockstepTimes times)
    {
        _streams = streams;
        Market = connection.Market;
        Names = [.. instruments.All.ToArray().Where(instrument => instrument.Market == Market).Select(instrument => instrument.Symbol)];
        Parser = new BinanceFrameParser(instruments, new SymbolMap([.. instruments.All.ToArray().Where(instrument => instrument.Market == Market)]));
        var isSpot = Market == Market.Spot;
        var ports = connection.NewPorts(post: null, new NoLine());
        Rest = new SteppedRest(ports.Rest, time, times);
        Gateway = gateway.Add(
            connection.NewOptions() with { AuditNs = Never, PairingNs = 0, ConnectionLifeNs = Never, FeeAssets = [] },
            ports with { Rest = Rest, Api = isSpot ? _line : ports.Api, User = isSpot ? null : _line }, rules);
    }

    public Market Market { get; }

    public IReadOnlyList<string> Names { get; }

    public MarketGateway Gateway { get; }

    public SteppedRest Rest { get; }

    public BinanceFrameParser Parser { get; }

    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public SteppedStream Stream => _stream ?? throw new InvalidOperationException("the stepped connection is not open");

    /// <summary>The gateway has what it needs to begin to connect: spot needs no key.</summary>
    public bool HasKey => Market == Market.Spot || _line.Address is not null;

    public void Open()
    {
        var key = Market == Market.Spot ? "" : _line.Address!.Segments[^1];
        _stream = SteppedStream.Open(_streams, Names, key);
        _line.Open();
    }

    /// <summary>An event of the user stream, for the gateway.</summary>
    public void Put(ReadOnlySpan<byte> message) => _line.Put(message);

    public void Dispose() => _stream?.Dispose();
}
