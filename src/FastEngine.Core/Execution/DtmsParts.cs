using System.Runtime.CompilerServices;

namespace FastEngine.Core.Execution;

/// <summary>The parts of a score, signed: positive is with the trade. In order: structure, VWAP and volume, momentum, EMA alignment, delta pressure,
/// candle conviction.</summary>
[InlineArray(Count)]
public struct DtmsParts
{
    public const int Count = 6;
    private double _first;
}
