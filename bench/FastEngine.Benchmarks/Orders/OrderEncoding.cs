using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Orders;
using FastEngine.Venues.Binance.Signing;

namespace FastEngine.Benchmarks.Orders;

/// <summary>A market order written and signed, and of that the signature alone.</summary>
public class OrderEncoding
{
    private readonly byte[] _payload = new byte[280];
    private readonly byte[] _signature = new byte[RequestSigner.MaxLength];
    private OrderEncoder _encoder = null!;
    private RequestSigner _signer = null!;
    private OrderTerms _terms;
    private long _timestampMs = 1_723_161_255_343;

    [GlobalSetup]
    public void SetUp()
    {
        Instrument[] instruments = [new() { Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.Spot, PriceScale = 2, QuantityScale = 8, Tick = 1, Lot = 1_000 }];
        var credentials = new Credentials(new Secret(OrderBenchmark.Key), new Secret(OrderBenchmark.Secret), KeyKind.Hmac);
        _encoder = new OrderEncoder(new OrderEncoderOptions { Market = Market.Spot }, instruments, credentials, new SignedRequest(credentials));
        _signer = credentials.NewSigner();
        RandomNumberGenerator.Fill(_payload);
        _terms = new OrderTerms { Id = new ClientOrderId { Leg = OrderLeg.Entry, RunEpoch = 1_723_161_255 }, Quantity = 100_000, Type = OrderType.Market, Leg = OrderLeg.Entry };
    }

    [Benchmark(Baseline = true)]
    public void WriteAndSign()
    {
        _terms.Order++;
        _encoder.Place(in _terms, _timestampMs++);
    }

    [Benchmark]
    public int Sign() => _signer.Sign(_payload, _signature);
}
