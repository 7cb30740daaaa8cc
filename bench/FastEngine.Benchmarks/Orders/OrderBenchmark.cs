using System.Diagnostics;
using System.Globalization;
using FastEngine.Rings;

namespace FastEngine.Benchmarks.Orders;

/// <summary>From a trade frame to the order that it leads to over loopback: the engine's way beside the obvious one, in one run, in turn.</summary>
internal static class OrderBenchmark
{
    public const string Key = "BenchmarkKeyBenchmarkKeyBenchmarkKeyBenchmarkKeyBenchmarkKeyBench";
    public const string Secret = "BenchmarkSecretBenchmarkSecretBenchmarkSecretBenchmarkSecretBenc";

    /// <param name="frames">Of a round; a fifth of them is not counted.</param>
    /// <param name="rounds">After one that warms up.</param>
    public static void Run(int frames = 20_000, int rounds = 5)
    {
        var warm = frames / 5;
        // The server on the first core, everything here on the last.
        var cores = Environment.ProcessorCount;
        if (OperatingSystem.IsLinux() && cores > 1) Process.GetCurrentProcess().ProcessorAffinity = 1 << (cores - 1);
        string[] arguments = ["latency-server", $"{frames}", $"{warm}"];
        var isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, isHosted ? [typeof(OrderBenchmark).Assembly.Location, .. arguments] : arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        if (OperatingSystem.IsLinux() && cores > 1) server.ProcessorAffinity = 1;
        var address = new Uri($"ws://127.0.0.1:{server.StandardOutput.ReadLine()}/");
        var (other, bare, whole) = (new List<OrderRound>(), new List<OrderRound>(), new List<OrderRound>());
        Console.WriteLine($"{frames:N0} trade frames a round, the first {warm:N0} not counted, {rounds} rounds in turn after one to warm up");
        var encoding = new LatencyHistogram();
        for (var round = 0; round <= rounds; round++)
        {
            var theirs = Measure(server, frames, inside => SystemClient.Run(address, inside, warm).GetAwaiter().GetResult());
            var ours = Measure(server, frames, inside => OwnClient.Run(address, inside, warm, isWhole: false, encoding));
            var engine = Measure(server, frames, inside => OwnClient.Run(address, inside, warm, isWhole: true, encoding));
            if (round == 0) continue;
            other.Add(theirs);
            bare.Add(ours);
            whole.Add(engine);
        }

        Print("ClientWebSocket + System.Text.Json + async send", other);
        Print("FastEngine, an order for every trade", bare);
        Print("FastEngine, the whole engine", whole);
        Console.WriteLine($"of FastEngine's time, encoding and signing: p50 {Us(encoding.PercentileNs(50))}, p99 {Us(encoding.PercentileNs(99))}; all rounds");
        Ratio("an order for every trade", other, bare);
        Ratio("the whole engine", other, whole);
        server.StandardInput.Close();
        server.WaitForExit();
    }

    private static OrderRound Measure(Process server, int frames, Action<LatencyHistogram> client)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var inside = new LatencyHistogram();
        var (gen0, gen1, gen2) = (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        client(inside);
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)frames;
        return new OrderRound(Percentiles.Of(inside), Percentiles.Parse(server.StandardOutput.ReadLine()!), bytes,
            GC.CollectionCount(0) - gen0, GC.CollectionCount(1) - gen1, GC.CollectionCount(2) - gen2);
    }

    private static void Print(string name, List<OrderRound> rounds)
    {
        Console.WriteLine($"{name}: {rounds.Sum(round => round.Inside.Count):N0} orders, {rounds.Average(round => round.Bytes):N0} bytes a frame, set-up included, "
            + $"collections {rounds.Sum(round => round.Gen0)}/{rounds.Sum(round => round.Gen1)}/{rounds.Sum(round => round.Gen2)}");
        Row("receive to send", rounds, round => round.Inside);
        Row("round trip", rounds, round => round.RoundTrip);
    }

    // Medians of the rounds' percentiles: the load of the machine comes and goes.
    private static void Row(string name, List<OrderRound> rounds, Func<OrderRound, Percentiles> of) => Console.WriteLine(
        $"  {name}: p50 {Us(Median(rounds, round => of(round).P50))}, p99 {Us(Median(rounds, round => of(round).P99))}, p99.9 {Us(Median(rounds, round => of(round).P999))}, max {Us(rounds.Max(round => of(round).Max))}"
        + $" (best rounds p50 {Us(rounds.Min(round => of(round).P50))}, p99 {Us(rounds.Min(round => of(round).P99))}, p99.9 {Us(rounds.Min(round => of(round).P999))})");

    private static void Ratio(string name, List<OrderRound> other, List<OrderRound> own) => Console.WriteLine(
        $"{name}: receive to send {Times(other, own, round => round.Inside.P50)} at p50, {Times(other, own, round => round.Inside.P99)} at p99, {Times(other, own, round => round.Inside.P999)} at p99.9; "
        + $"round trip {Times(other, own, round => round.RoundTrip.P50)}, {Times(other, own, round => round.RoundTrip.P99)}, {Times(other, own, round => round.RoundTrip.P999)}");

    private static string Times(List<OrderRound> other, List<OrderRound> own, Func<OrderRound, long> of) =>
        string.Create(CultureInfo.InvariantCulture, $"{Median(other, of) / (double)Math.Max(1, Median(own, of)):0.0}x");

    private static long Median(List<OrderRound> rounds, Func<OrderRound, long> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);

    private static string Us(long ns) => string.Create(CultureInfo.InvariantCulture, $"{ns / 1e3:0.0} us");
}
