using FastEngine.Core.Execution;

namespace FastEngine.Trading.Portfolio;

/// <summary>Notional that there is, and that there may be; money. The cause is what an entry beyond it is refused for.</summary>
internal readonly record struct SymbolLimit(Int128 Exposure, Int128 Limit, RefusalCause Cause)
{
    public Int128 Room => Limit - Exposure;
}
