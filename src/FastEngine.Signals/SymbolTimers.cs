using System.Runtime.CompilerServices;

namespace FastEngine.Signals;

/// <summary>When a symbol's timers are due next, ns since the epoch; read only when one may be.</summary>
public struct SymbolTimers
{
    public const int MaxTimeframes = 8;

    public long PublicationNs;

    /// <summary>Next check of the exit monitor; never while the symbol has no position.</summary>
    public long ExitCheckNs;

    public long ProfileNs;

    /// <summary>A lost or missing trade has left the windows by then.</summary>
    public long TaintedUntilNs;

    /// <summary>The same of trades that were lost because the pool was empty.</summary>
    public long LostUntilNs;

    public CandleEnds CandleEndNs;

    [InlineArray(MaxTimeframes)]
    public struct CandleEnds
    {
        private long _first;
    }
}
