using System.Diagnostics.Metrics;

namespace FastEngine.Server.Metrics;

/// <summary>The engine's figures for whoever listens in this process (System.Diagnostics.Metrics), named as OpenTelemetry does; read when they are collected.</summary>
internal sealed class EngineMeter : IDisposable
{
    public const string Name = "FastEngine";

    // One collection asks every instrument; the engine is asked once for them all.
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan s_later = TimeSpan.FromSeconds(5);

    private readonly IServedEngine _engine;
    private readonly TimeProvider _clock;
    private readonly Meter _meter = new(Name);
    private readonly Lock _gate = new();
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly ITimer _declaring;
    private ILookup<string, Measurement> _read = Enumerable.Empty<Measurement>().ToLookup(one => one.Name);
    private long _at = -1;

    public EngineMeter(IServedEngine engine, TimeProvider clock)
    {
        _engine = engine;
        _clock = clock;
        Declare();

        // The server begins before the engine's threads do: what those have to tell comes later.
        _declaring = clock.CreateTimer(_ => Declare(), null, s_later, s_later);
    }

    public void Dispose()
    {
        _declaring.Dispose();
        _meter.Dispose();
    }

    private void Declare()
    {
        var read = Read();
        lock (_declared)
        {
            foreach (var family in read)
            {
                if (!_declared.Add(family.Key)) continue;
                var first = family.First();

                // There is no histogram that is read: who listens here has its quantiles.
                if (first.Kind == MeasurementKind.Histogram) continue;
                if (first.Kind == MeasurementKind.Counter) _meter.CreateObservableCounter(first.Name, () => Now(first.Name), first.Unit, first.Meaning);
                else _meter.CreateObservableGauge(first.Name, () => Now(first.Name), first.Unit, first.Meaning);
            }
        }
    }

    private IEnumerable<Measurement<double>> Now(string name) =>
        Read()[name].Select(one => new Measurement<double>(one.Value, one.Labels.Select(label => KeyValuePair.Create(label.Name, (object?)label.Value))));

    private ILookup<string, Measurement> Read()
    {
        lock (_gate)
        {
            var now = _clock.GetTimestamp();
            if (_at >= 0 && _clock.GetElapsedTime(_at, now) < Fresh) return _read;
            _at = now;
            return _read = _engine.Measurements().ToLookup(one => one.Name);
        }
    }
}
