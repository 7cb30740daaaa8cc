using FastEngine.Core;

namespace FastEngine.Exchange;

/// <summary>The machine's time: the tape is told as if it happened now.</summary>
internal sealed class WallClock : IExchangeClock
{
    private const long NsPerTick = 100;

    /// <summary>Difference to the machine's own clock, for clients whose clock must be wrong.</summary>
    public long OffsetNs { get; set; }

    public long NowNs => (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) * NsPerTick / EngineTime.NsPerUs * EngineTime.NsPerUs + OffsetNs;
}
