using FastEngine.Core;
using FastEngine.Feeds.Generation;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Service;
using FastEngine.Rings;

namespace FastEngine.Host.SelfTest;

/// <summary>The hot path with journal and databases, beside itself without: whether it can feel them.</summary>
/// <remarks>The same recording at the same pace, in turn, in one process; from a tick's publication on the ring to the end of its processing.</remarks>
internal sealed class StorageTests
{
    private const int Rounds = 4;
    private const int TradesPerSecond = 200;
    private const int Trades = 60_000;
    private const double Speed = 150;

    private readonly ResolvedConfig _config;

    public StorageTests(ResolvedConfig config) => _config = config;

    public IEnumerable<SelfTestRow> Run(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("fastengine-bench").FullName;
        try
        {
            var tape = Path.Combine(folder, "tape.frames");
            using (var file = File.Create(tape))
            {
                new SyntheticTape(new SyntheticTapeOptions
                {
                    Market = new SyntheticMarketOptions { Seed = 17, Symbols = SyntheticSymbols.Demo(Market.UsdMargined), MaxTrades = Trades, TradesPerSecond = TradesPerSecond },
                }).WriteTo(file, cancellation: stop);
            }

            var request = new RunRequest
            {
                Verb = "run", Files = [tape], Config = _config, Instruments = Verbs.RunOptions.KnownInstruments(null), Market = Market.UsdMargined, Trades = true, Speed = Speed,
            };
            var without = new LatencyHistogram();
            var with = new LatencyHistogram();
            for (var round = 0; round < Rounds; round++)
            {
                without.Add(Without(request, stop));
                with.Add(With(request, Path.Combine(folder, $"data{round}"), stop));
            }

            yield return Row("hot path, no storage", without, "");
            yield return Row("hot path, journal + DuckDB", with, $"; p50 {Ratio(with, without, 50):N2}x, p99 {Ratio(with, without, 99):N2}x of that without");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SelfTestRow Row(string name, LatencyHistogram latency, string more) => new(name, latency.PercentileNs(99), "ns (p99)",
        $"p50 {latency.PercentileNs(50):N0}, p99.9 {latency.PercentileNs(99.9):N0}, max {latency.MaxNs:N0}; {TradesPerSecond * Speed:N0} ticks/s{more}");

    private static double Ratio(LatencyHistogram with, LatencyHistogram without, double percentile) =>
        (double)with.PercentileNs(percentile) / Math.Max(1, without.PercentileNs(percentile));

    private static LatencyHistogram Without(RunRequest request, CancellationToken stop)
    {
        var inputs = InputSet.Scan(request, Verbs.Verb.Progress("scanning"), stop);
        using var run = new RecordingRun(request, inputs.Instruments, inputs.Open());
        run.Execute(handler: null, onWait: null, stop);
        return run.Pipeline.Latency();
    }

    private static LatencyHistogram With(RunRequest request, string data, CancellationToken stop)
    {
        using var service = new EngineService(new ServiceRequest { Run = request, DataDirectory = data }, stop);
        service.Prepare(CancellationToken.None);
        service.Run(onWait: null, stop);
        service.Complete();
        return service.Pipeline.Latency();
    }
}
