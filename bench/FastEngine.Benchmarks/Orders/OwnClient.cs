using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;
using FastEngine.Venues.Binance;

namespace FastEngine.Benchmarks.Orders;

/// <summary>The engine's way: own WebSocket, frame parser, intake, ring, and what is behind it.</summary>
internal static class OwnClient
{
    private const int WaitUs = 10_000;

    private static readonly Instrument[] Instruments = [new() { Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.Spot, PriceScale = 2, QuantityScale = 8, Tick = 1, Lot = 1_000 }];

    /// <param name="isWhole">The whole engine behind the ring; else an order for every trade.</param>
    /// <param name="encoding">Gets how long the orders' encoding and signing took.</param>
    public static void Run(Uri server, LatencyHistogram inside, int warm, bool isWhole, LatencyHistogram encoding)
    {
        var table = new InstrumentTable(Instruments);
        var dialer = new WebSocketDialer(WebSocketOptions.Default);
        using var market = dialer.Dial(new Uri(server, "/stream"), CancellationToken.None).GetAwaiter().GetResult();
        using var line = new OwnLine(server, Instruments);
        using IOwnPath path = isWhole ? new EnginePath(line, table) : new BarePath(line);
        var intake = new LiveIntake(new IntakeOptions(), 1, 1, [path.Ring], stamps: (path as EnginePath)?.Stamps);
        var frames = new ParsedFrames<BinanceFrameParser>(new BinanceFrameParser(table, new SymbolMap(Instruments)), intake, 0);
        var clock = MachineClock.Instance;
        var frame = 0;
        while (market.State != WebSocketState.Closed)
        {
            // Waiting in the kernel, as the other client does.
            market.Wait(WaitUs);
            if (market.Receive() == 0) continue;
            while (market.Read(out var message))
            {
                intake.Begin(clock.NowNs, 0);
                frames.Take(message, market.Arrival);
                intake.End();
                if (!path.Step()) line.Skip();
                else if (frame >= warm) inside.Record(MonotonicClock.ElapsedNs(market.Arrival.Stamp, line.SentStamp));
                frame++;
            }

            if (market.State == WebSocketState.Closing) break;
        }

        encoding.Add(line.Encoding);
    }
}
