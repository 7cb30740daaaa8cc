using FastEngine.Core;

namespace FastEngine.Exchange;

/// <summary>The machine's time: the tape is told as if it happened now.</summary>
/// <param name="aheadNs">Difference to the machine's own clock, for clients whose clock must be wrong.</param>
/// <param name="time">The machine's clock, or one that runs faster.</param>
internal sealed class WallClock(long aheadNs, TimeProvider time) : IExchangeClock
{
    private const long NsPerTick = 100;

    public long NowNs => (time.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * NsPerTick / EngineTime.NsPerUs * EngineTime.NsPerUs + aheadNs;
}
