using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Timing;

/// <summary>How far the venue's clock is from ours, and how sure that is: the round trip that was shortest among the last ones decides.</summary>
/// <remarks>A sample bounds the offset whatever the way there and back took, so samples that contradict the newest one are those of a clock
/// that was set meanwhile, and are dropped. One writer; readable by any thread.</remarks>
public sealed class ClockSync
{
    private readonly ClockSyncOptions _options;
    private readonly ClockSample[] _samples;
    private readonly Lock _lock = new();
    private int _count;
    private int _next;
    private ClockSample _first;
    private bool _hasFirst;

    public ClockSync(ClockSyncOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _samples = new ClockSample[options.Samples];
    }

    /// <summary>Samples that were taken.</summary>
    public long Taken { get; private set; }

    /// <summary>How often our clock or the venue's was found to have been set.</summary>
    public long Steps { get; private set; }

    /// <summary>Adds a round trip; one that makes no sense is left out.</summary>
    public void Add(in ClockSample sample)
    {
        if (!sample.IsValid) return;
        lock (_lock)
        {
            Taken++;
            DropContradicted(in sample);
            _samples[_next] = sample;
            _next = (_next + 1) % _samples.Length;
            _count = Math.Min(_count + 1, _samples.Length);
            if (_hasFirst) return;
            _first = sample;
            _hasFirst = true;
        }
    }

    /// <summary>What is known at a time of our clock.</summary>
    public ClockReading At(long localNs)
    {
        lock (_lock)
        {
            var best = new ClockReading(0, long.MaxValue, 0);
            var from = default(ClockSample);
            for (var i = 0; i < _count; i++)
            {
                var reading = new ClockReading(_samples[i].OffsetNs, UncertaintyAt(in _samples[i], localNs), 0);
                if (reading.UncertaintyNs >= best.UncertaintyNs) continue;
                best = reading;
                from = _samples[i];
            }

            return best with { DriftPpm = DriftTo(in from) };
        }
    }

    /// <summary>The venue's time at a time of ours: what goes into a signed request.</summary>
    public long ToVenueNs(long localNs) => localNs + At(localNs).OffsetNs;

    /// <summary>Whether a new order may be sent: what is not sure within a quarter of the receive window may be refused, or come from the future.</summary>
    public bool IsSure(long localNs) => At(localNs).UncertaintyNs <= _options.ReceiveWindowNs / 4;

    /// <summary>What the trade thread's guard of the clock is told.</summary>
    public Command ToCommand(long localNs)
    {
        var reading = At(localNs);
        return new Command
        {
            Kind = CommandKind.ReportClock, Origin = CommandOrigin.Engine, InstrumentId = -1, Value = reading.OffsetNs, Uncertainty = reading.UncertaintyNs,
        };
    }

    private long UncertaintyAt(in ClockSample sample, long localNs)
    {
        var ageNs = Math.Max(0, localNs - sample.MiddleNs);
        return sample.UncertaintyNs + (long)((Int128)ageNs * _options.MaxDriftPpb / EngineTime.NsPerSecond);
    }

    // Over less than a minute the offset's uncertainty is all that there is.
    private double DriftTo(in ClockSample last)
    {
        var elapsedNs = last.MiddleNs - _first.MiddleNs;
        return elapsedNs < EngineTime.NsPerMinute ? 0 : (last.OffsetNs - _first.OffsetNs) * 1e6 / elapsedNs;
    }

    private void DropContradicted(in ClockSample newest)
    {
        for (var i = 0; i < _count; i++)
        {
            ref readonly var old = ref _samples[i];
            var apart = Math.Abs(old.OffsetNs - newest.OffsetNs);
            if (apart <= UncertaintyAt(in old, newest.MiddleNs) + newest.UncertaintyNs && old.MiddleNs <= newest.MiddleNs) continue;
            Steps++;
            (_count, _next, _hasFirst) = (0, 0, false);
            return;
        }
    }
}
