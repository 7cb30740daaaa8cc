using FastEngine.Core.Logging;
using Serilog.Events;

namespace FastEngine.Storage.Logging;

/// <summary>Our levels as Serilog's.</summary>
internal static class LogLevels
{
    public static LogEventLevel Of(LogLevel level) => level switch
    {
        LogLevel.Debug => LogEventLevel.Debug,
        LogLevel.Information => LogEventLevel.Information,
        LogLevel.Warning => LogEventLevel.Warning,
        LogLevel.Error => LogEventLevel.Error,
        _ => LogEventLevel.Fatal,
    };
}
