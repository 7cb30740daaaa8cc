using System.Globalization;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace FastEngine.Storage.Logging;

/// <summary>The rolling files, which may fail at any time: what they do not take is counted, and they are opened again later.</summary>
internal sealed class LogFiles : ILogEventSink, IDisposable
{
    private static readonly MessageTemplate Lost = new MessageTemplateParser().Parse("{lines} lines of the log could not be written here: {note:l}");
    private readonly Lock _gate = new();
    private readonly LogOptions _options;
    private readonly string _directory;
    private readonly TimeProvider _time;
    private readonly RollHooks _hooks;
    private readonly Action<string> _rolled;
    private readonly Queue<string> _untold = [];
    private ILogEventSink? _sink;
    private long _retryAt;
    private long _lost;
    private long _lostTold;
    private string? _fault;

    public LogFiles(LogOptions options, string directory, TimeProvider time, Action<string> rolled)
    {
        (_options, _directory, _time) = (options, Path.GetFullPath(directory), time);
        _rolled = rolled;
        _hooks = new RollHooks(_untold.Enqueue);
        _retryAt = time.GetTimestamp();
    }

    public long LostLines => Volatile.Read(ref _lost);

    /// <summary>Why nothing could be written the last time; null when all is well.</summary>
    public string? Fault => Volatile.Read(ref _fault);

    /// <summary>Files that are not written any more, oldest first.</summary>
    public IReadOnlyList<string> Completed()
    {
        if (!System.IO.Directory.Exists(_directory)) return [];
        // By day, then engine-20261120.jsonl, engine-20261120_001.jsonl and so on: the last is the one being written.
        var day = _directory.TrimEnd(Path.DirectorySeparatorChar).Length + 1 + _options.FileName.Length + 1 + "20261120".Length;
        string[] files =
        [
            .. System.IO.Directory.EnumerateFiles(_directory, _options.FileName + "-????????*.jsonl")
                .OrderBy(path => path[..day], StringComparer.Ordinal).ThenBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal),
        ];
        return files is [] ? [] : files[..^1];
    }

    public void Emit(LogEvent logEvent)
    {
        string? rolled;
        lock (_gate)
        {
            Write(logEvent);
            _untold.TryDequeue(out rolled);
        }

        // Outside: who hears of it may log.
        if (rolled is not null) _rolled(rolled);
    }

    public void Dispose()
    {
        lock (_gate) Close();
    }

    private void Write(LogEvent logEvent)
    {
        try
        {
            if (_sink is null && !TryOpen())
            {
                Volatile.Write(ref _lost, _lost + 1);
                return;
            }

            if (_lost != _lostTold) TellLost();
            _sink!.Emit(logEvent);
            Volatile.Write(ref _fault, null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Volatile.Write(ref _lost, _lost + 1);
            Volatile.Write(ref _fault, $"{_directory}: {e.Message}");
            Close();
            _retryAt = _time.GetTimestamp() + (long)(_options.RetryAfter.TotalSeconds * _time.TimestampFrequency);
        }
    }

    private bool TryOpen()
    {
        if (_time.GetTimestamp() < _retryAt) return false;
        System.IO.Directory.CreateDirectory(_directory);
        LoggerSinkConfiguration.Wrap(new LoggerConfiguration().WriteTo, sink => _sink = sink, files => files.File(
            new JsonLines(), Path.Combine(_directory, _options.FileName + "-.jsonl"), fileSizeLimitBytes: _options.FileBytes, rollingInterval: RollingInterval.Day,
            rollOnFileSizeLimit: true, retainedFileCountLimit: _options.KeepFiles, hooks: _hooks));
        return _sink is not null;
    }

    private void TellLost()
    {
        var lines = _lost - _lostTold;
        _sink!.Emit(new LogEvent(_time.GetUtcNow(), LogEventLevel.Error, null, Lost,
        [
            new(LogFields.Event, new ScalarValue("LogLinesLost")), new(LogFields.Source, new ScalarValue("log")),
            new("lines", new ScalarValue(lines)), new(LogFields.Note, new ScalarValue(_fault ?? "the files could not be opened")),
        ]));
        _lostTold += lines;
    }

    private void Close()
    {
        try
        {
            (_sink as IDisposable)?.Dispose();
        }
        catch (IOException)
        {
            // What it still held is lost with the line that failed.
        }

        _sink = null;
    }
}
