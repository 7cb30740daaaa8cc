using FastEngine.Core;

namespace FastEngine.Exchange.Tape;

/// <summary>Trades in the order in which the exchange tells them.</summary>
public interface ITape : IDisposable
{
    InstrumentTable Instruments { get; }

    /// <summary>The next trade; false at the end. May wait for a disk. In lockstep also a clock event: so far nothing trades.</summary>
    bool TryNext(out Tick tick);
}
