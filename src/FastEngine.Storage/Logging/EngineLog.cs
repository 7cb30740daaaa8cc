using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Rings;
using FastEngine.Rings.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace FastEngine.Storage.Logging;

/// <summary>The engine's log: publishers for hot threads, free text for slow ones, console and rolling files behind them.</summary>
public sealed class EngineLog : IDisposable
{
    private static readonly MessageTemplate Note = new MessageTemplateParser().Parse("{" + LogFields.Note + ":l}");
    private readonly LogRing _ring;
    private readonly LogAgent _agent;
    private readonly LogFiles? _files;
    private readonly ConsoleLines? _console;
    private readonly Logger _logger;
    private readonly TimeProvider _time;

    private EngineLog(LogOptions options, InstrumentTable? instruments, TimeProvider time)
    {
        _time = time;
        _ring = new LogRing(options.Ring);
        var sinks = new LoggerConfiguration().MinimumLevel.Verbose();
        if (options.Console != ConsoleLog.Off)
        {
            _console = new ConsoleLines(options.Console);
            sinks.WriteTo.Sink(_console, LogLevels.Of(options.ConsoleLevel));
        }

        if (options.Directory is { } directory)
        {
            _files = new LogFiles(options, directory, time, Tell);
            sinks.WriteTo.Sink(_files, LogLevels.Of(options.FileLevel));
        }

        _logger = sinks.CreateLogger();
        _agent = new LogAgent(_ring, instruments, _logger.Write, Say, options.ReportEvery, time);
    }

    /// <summary>A file is complete: its path. Called on the thread that logs; what it throws is dropped.</summary>
    public event Action<string>? FileCompleted;

    /// <summary>Turns ids into text; runs on a slow thread. Closing it writes what is left.</summary>
    public IAgent Agent => _agent;

    public LogStatus Status
    {
        get
        {
            var losses = _ring.Losses();
            var dropped = new long[Enum.GetValues<LogLevel>().Length];
            foreach (var loss in losses) dropped[(int)_agent.LevelOf(loss.Kind)] += loss.Dropped;
            return new LogStatus
            {
                Written = _agent.Written, DroppedByLevel = dropped, Suppressed = losses.Sum(loss => loss.Suppressed),
                FileLost = _files?.LostLines ?? 0, FileFault = _files?.Fault, ConsoleLost = _console?.LostLines ?? 0,
            };
        }
    }

    /// <param name="instruments">For names and scales; without it, events show numbers.</param>
    /// <remarks>A folder that cannot be written stops nothing: see <see cref="LogStatus.FileFault"/>.</remarks>
    public static EngineLog Open(LogOptions options, InstrumentTable? instruments = null, TimeProvider? time = null)
    {
        options.Check();
        return new EngineLog(options, instruments, time ?? TimeProvider.System);
    }

    /// <summary>A publisher for one hot thread.</summary>
    /// <param name="source">Its name in the log.</param>
    public HotLog Publisher(string source) => _ring.NewPublisher(source);

    /// <summary>Losses of hot threads, a row for each thread and kind.</summary>
    public IReadOnlyList<LogLoss> Losses() => _ring.Losses();

    /// <summary>Free text of a slow thread, which waits for the disk. Never a secret, and never on a hot thread.</summary>
    public void Say(LogLevel level, string source, string text) => _logger.Write(new Serilog.Events.LogEvent(
        _time.GetUtcNow(), LogLevels.Of(level), null, Note, [new(LogFields.Source, new ScalarValue(OneLine(source))), new(LogFields.Note, new ScalarValue(OneLine(text)))]));

    /// <summary>Log files that are not written any more, oldest first: to be offered again after a restart.</summary>
    public IReadOnlyList<string> CompletedFiles() => _files?.Completed() ?? [];

    /// <summary>Only after the agent was closed.</summary>
    public void Dispose() => _logger.Dispose();

    // A server's text must not move the terminal's cursor or forge a line.
    private static string OneLine(string text) => string.Create(text.Length, text, static (line, from) =>
    {
        for (var i = 0; i < line.Length; i++) line[i] = char.IsControl(from[i]) ? ' ' : from[i];
    });

    private void Tell(string path)
    {
        try
        {
            FileCompleted?.Invoke(path);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It is offered again at the next start, from CompletedFiles.
        }
    }
}
