using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Rings;
using FastEngine.Rings.Logging;

namespace FastEngine.Storage.Logging;

/// <summary>Makes text of what hot threads logged, on a slow thread, and reports what was lost.</summary>
internal sealed class LogAgent : IAgent
{
    private const int Batch = 256;
    private readonly LogEvent[] _events = new LogEvent[Batch];
    private readonly Dictionary<LogEventKind, LogTemplate> _templates = Enum.GetValues<LogEventKind>().ToDictionary(kind => kind, kind => new LogTemplate(kind));
    private readonly Dictionary<(string Source, LogEventKind Kind), LogLoss> _told = [];
    private readonly LogRing _ring;
    private readonly InstrumentTable? _instruments;
    private readonly Action<Serilog.Events.LogEvent> _write;
    private readonly Action<LogLevel, string, string> _say;
    private readonly TimeProvider _time;
    private readonly TimeSpan _reportEvery;
    private long _reported;
    private long _written;

    public LogAgent(LogRing ring, InstrumentTable? instruments, Action<Serilog.Events.LogEvent> write, Action<LogLevel, string, string> say, TimeSpan reportEvery, TimeProvider time)
    {
        (_ring, _instruments, _write, _say, _reportEvery, _time) = (ring, instruments, write, say, reportEvery, time);
        _reported = time.GetTimestamp();
    }

    public string Name => "log";

    public long Written => Volatile.Read(ref _written);

    public int DoWork()
    {
        var consumer = _ring.Consumer;
        var count = consumer.Available(Batch);
        if (count > 0)
        {
            // The slots go back before any disk or terminal is waited for.
            for (var i = 0; i < count; i++) _events[i] = consumer[consumer.Next + i];
            consumer.Release(consumer.Next + count - 1);
            for (var i = 0; i < count; i++) Write(in _events[i]);
            Volatile.Write(ref _written, _written + count);
        }

        if (_time.GetElapsedTime(_reported) >= _reportEvery) ReportLosses();
        return count;
    }

    public void OnClose()
    {
        while (DoWork() > 0)
        {
        }

        ReportLosses();
    }

    public LogLevel LevelOf(LogEventKind kind) => _templates.TryGetValue(kind, out var template) ? template.Level : _templates[LogEventKind.Unknown].Level;

    private void Write(in LogEvent logged)
    {
        var template = _templates.TryGetValue(logged.Kind, out var known) ? known : _templates[LogEventKind.Unknown];
        _write(template.Render(in logged, _instruments, _ring.SourceOf(logged.Source)));
    }

    private void ReportLosses()
    {
        _reported = _time.GetTimestamp();
        foreach (var loss in _ring.Losses())
        {
            var told = _told.GetValueOrDefault((loss.Source, loss.Kind));
            var (dropped, suppressed) = (loss.Dropped - told.Dropped, loss.Suppressed - told.Suppressed);
            if (dropped > 0) _say(LogLevel.Warning, "log", $"{dropped} events {loss.Kind} ({LevelOf(loss.Kind)}) of {loss.Source} were dropped: the log ring was full.");
            if (suppressed > 0) _say(LogLevel.Information, "log", $"{suppressed} events {loss.Kind} ({LevelOf(loss.Kind)}) of {loss.Source} were left out: too many in one second.");
            _told[(loss.Source, loss.Kind)] = loss;
        }
    }
}
