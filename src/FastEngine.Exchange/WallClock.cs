using FastEngine.Core;

namespace FastEngine.Exchange;

/// <summary>The machine's time: the tape is told as if it happened now.</summary>
/// <param name="aheadNs">Difference to the machine's own clock, for clients whose clock must be wrong.</param>
internal sealed class WallClock(long aheadNs) : IExchangeClock
{
    private const long NsPerTick = 100;

    public long NowNs => (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) * NsPerTick / EngineTime.NsPerUs * EngineTime.NsPerUs + aheadNs;
}
