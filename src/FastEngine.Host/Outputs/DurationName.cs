using FastEngine.Core;

namespace FastEngine.Host.Outputs;

/// <summary>Lengths of time as column and timeframe names: <c>15s</c>, <c>1m</c>, <c>4h</c>.</summary>
internal static class DurationName
{
    public static string Of(long ns) => ns switch
    {
        _ when ns % EngineTime.NsPerHour == 0 => $"{ns / EngineTime.NsPerHour}h",
        _ when ns % EngineTime.NsPerMinute == 0 => $"{ns / EngineTime.NsPerMinute}m",
        _ when ns % EngineTime.NsPerSecond == 0 => $"{ns / EngineTime.NsPerSecond}s",
        _ => $"{ns / EngineTime.NsPerMs}ms",
    };
}
