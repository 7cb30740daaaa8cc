using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.SystemConsole.Themes;

namespace FastEngine.Storage.Logging;

/// <summary>The console, on standard error; a closed one is counted and stops nothing.</summary>
internal sealed class ConsoleLines : ILogEventSink, IDisposable
{
    private const string Line = "{Timestamp:HH:mm:ss.ffffff} {Level:u3} {source:l}  {Message:lj}{NewLine}";
    private ILogEventSink? _sink;
    private long _lost;

    public ConsoleLines(ConsoleLog how)
    {
        ConsoleTheme theme = how == ConsoleLog.Coloured ? AnsiConsoleTheme.Code : ConsoleTheme.None;
        LoggerSinkConfiguration.Wrap(new LoggerConfiguration().WriteTo, sink => _sink = sink,
            console => console.Console(outputTemplate: Line, standardErrorFromLevel: LogEventLevel.Verbose, theme: theme));
    }

    public long LostLines => Volatile.Read(ref _lost);

    public void Emit(LogEvent logEvent)
    {
        try
        {
            _sink?.Emit(logEvent);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            Interlocked.Increment(ref _lost);
        }
    }

    public void Dispose() => (_sink as IDisposable)?.Dispose();
}
