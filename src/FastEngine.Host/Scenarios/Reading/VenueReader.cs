using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Simulation.Paper;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>Reads how the venue behaves: its latencies, and what goes wrong there.</summary>
internal static class VenueReader
{
    private const int PpmOfAll = PaperOptions.FullParticipationPpm;

    public static PaperOptions Read(
        Fields? venue, ResolvedConfig? config, InstrumentTable instruments, long zeroNs, long endNs, out Func<PaperOptions, IReadOnlyList<string>, PaperOptions> withStrategies)
    {
        withStrategies = (options, _) => options;
        var options = config is null ? new PaperOptions() : EngineSettings.Paper(config);
        if (venue is null) return options;
        options = options with
        {
            SubmitLatencyNs = venue.Time("submit_latency") ?? options.SubmitLatencyNs, AckLatencyNs = venue.Time("ack_latency") ?? options.AckLatencyNs,
            CancelLatencyNs = venue.Time("cancel_latency") ?? options.CancelLatencyNs,
            ParticipationPpm = venue.Share("participation", 0.000001m) is { } share ? (int)(share * PpmOfAll) : options.ParticipationPpm,
        };
        venue.Done();
        return options;
    }
}
