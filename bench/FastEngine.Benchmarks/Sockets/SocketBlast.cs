using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using FastEngine.Benchmarks.Parsing;
using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.WebSockets;
using FastEngine.Rings;
using FastEngine.Venues.Binance;
using FastEngine.Venues.Binance.Streams;

namespace FastEngine.Benchmarks.Sockets;

/// <summary>Spot trade frames blasted over loopback to one pinned core, socket to tick on the ring, beside <see cref="ClientWebSocket"/> with System.Text.Json.</summary>
internal static class SocketBlast
{
    private const int Frames = 500_000;
    private const int Rounds = 5;

    // Of the feed thread, after the first tenth of each round.
    private static long s_bytesWhenWarm;

    // Without the answer to the handshake, which the last receive makes up for.
    private static readonly Lazy<long> Length = new(() => BlastFrames.Make(Frames).Length);

    public static void Run()
    {
        // The server on the first core, everything here on the last.
        var cores = Environment.ProcessorCount;
        if (OperatingSystem.IsLinux() && cores > 1) Process.GetCurrentProcess().ProcessorAffinity = 1 << (cores - 1);
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments())
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        if (OperatingSystem.IsLinux() && cores > 1) server.ProcessorAffinity = 1;
        var address = new Uri($"ws://127.0.0.1:{server.StandardOutput.ReadLine()}/stream");
        _ = Length.Value;
        Console.WriteLine($"{Frames:N0} frames of {(BlastFrames.Make(1_000).Length - 4) / 1_000.0 - 4:0} bytes, {Rounds} rounds in turn after one to warm up");
        var other = new List<BlastResult>();
        var own = new List<BlastResult>();
        var bare = new List<BlastResult>();
        for (var round = 0; round <= Rounds; round++)
        {
            var theirs = Measure(() => ClientWebSocketBlast(address).GetAwaiter().GetResult());
            var ours = Measure(() => FeedBlast(address));
            var bytes = Measure(() => BytesOnly(address));
            if (round == 0) continue;
            bare.Add(bytes);
            other.Add(theirs);
            own.Add(ours);
        }

        Print("ClientWebSocket + System.Text.Json", other);
        Print("FastEngine, socket to tick on the ring", own);
        Print("a raw socket that reads the bytes and looks at none", bare);
        Console.WriteLine($"FastEngine's feed thread allocated {s_bytesWhenWarm:N0} bytes in all rounds after the first tenth of each; set-up is the rest");
        Console.WriteLine($"ratio of medians: wall {Median(other, r => r.WallNs) / Median(own, r => r.WallNs):0.0}x, processor {Median(other, r => r.ProcessorNs) / Median(own, r => r.ProcessorNs):0.0}x");
        server.StandardInput.Close();
        server.WaitForExit();
    }

    private static string[] Arguments()
    {
        var assembly = typeof(SocketBlast).Assembly.Location;
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [assembly, "socket-server", $"{Frames}"] : ["socket-server", $"{Frames}"];
    }

    private static BlastResult Measure(Func<int> blast)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var process = Process.GetCurrentProcess();
        var collections = GC.CollectionCount(0);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = process.TotalProcessorTime;
        var kernel = process.PrivilegedProcessorTime;
        var watch = Stopwatch.StartNew();
        var count = blast();
        var wall = watch.Elapsed;
        process.Refresh();
        if (count != Frames) throw new InvalidOperationException($"{count:N0} of {Frames:N0} frames came");
        return new BlastResult(wall.TotalNanoseconds / count, (process.TotalProcessorTime - processor).TotalNanoseconds / count, (process.PrivilegedProcessorTime - kernel).TotalNanoseconds / count,
            (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)count, GC.CollectionCount(0) - collections);
    }

    private static async Task<int> ClientWebSocketBlast(Uri address)
    {
        using var client = new ClientWebSocket();
        await client.ConnectAsync(address, CancellationToken.None);
        var buffer = new byte[1 << 14];
        var count = 0;
        while (true)
        {
            var filled = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await client.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None);
                filled += result.Count;
            }
            while (!result.EndOfMessage);
            if (result.MessageType == WebSocketMessageType.Close) return count;
            if (JsonSerializer.Deserialize<TradeEnvelope>(buffer.AsSpan(0, filled))?.Data is { } trade && trade.Id > 0) count++;
        }
    }

    // What no client can be faster than.
    private static int BytesOnly(Uri address)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = WebSocketOptions.Default.SocketReceiveBytes };
        socket.Connect(address.Host, address.Port);
        socket.Send(new Handshake().Request(address, "bench"));
        var buffer = new byte[WebSocketOptions.Default.BlockBytes];
        long bytes = 0;
        var most = Length.Value;
        while (bytes < most) bytes += socket.Receive(buffer);
        return Frames;
    }

    private static int FeedBlast(Uri address)
    {
        Instrument[] instruments = [new() { Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.Spot, PriceScale = 2, QuantityScale = 8, Tick = 1, Lot = 1 }];
        var ring = new SingleProducerRing<Tick>(1 << 13);
        var consumer = new RingConsumer<Tick>(ring);
        var intake = new LiveIntake(new IntakeOptions(), 1, 1, [ring]);
        var plan = new FeedPlan { Name = "blast", Address = address, Streams = ["btcusdt@trade"] };
        var frames = new ParsedFrames<BinanceFrameParser>(new BinanceFrameParser(new InstrumentTable(instruments), new SymbolMap(instruments)), intake, 0);
        var clock = MachineClock.Instance;
        using var source = new LiveSource<BinanceFrameParser>(
            [new FeedConnection<ParsedFrames<BinanceFrameParser>>(plan, frames, BinanceNotices.Instance, new WebSocketDialer(WebSocketOptions.Default), clock, new ConnectBudget(), 1)],
            intake, clock, waitUs: 10_000);
        // Waiting, as the others do: a spinning client would be charged for the time in which the server does not send.
        long check = 0;
        var trades = 0;
        long warmBytes = -1;
        while (trades < Frames)
        {
            source.DoWork();
            var available = consumer.HighestAvailable();
            if (available < consumer.Next) continue;
            for (var sequence = consumer.Next; sequence <= available; sequence++)
            {
                ref readonly var tick = ref consumer[sequence];
                if (tick.Kind != EventKind.Trade) continue;
                trades++;
                check += tick.Price;
            }

            consumer.Release(available);
            if (trades >= Frames / 10 && warmBytes < 0) warmBytes = GC.GetAllocatedBytesForCurrentThread();
        }

        s_bytesWhenWarm += GC.GetAllocatedBytesForCurrentThread() - warmBytes;

        return check > 0 ? trades : 0;
    }

    private static void Print(string name, List<BlastResult> results) => Console.WriteLine(
        $"{name}: wall {Median(results, r => r.WallNs):N0} ns a message (best {results.Min(r => r.WallNs):N0}, worst {results.Max(r => r.WallNs):N0}), "
        + $"processor {Median(results, r => r.ProcessorNs):N0} ns (best {results.Min(r => r.ProcessorNs):N0}; {Median(results, r => r.KernelNs):N0} ns of it in the kernel), {Median(results, r => r.Bytes):N1} bytes, {results.Sum(r => r.Collections)} collections");

    private static double Median(List<BlastResult> results, Func<BlastResult, double> value) => results.Select(value).Order().ElementAt(results.Count / 2);
}
