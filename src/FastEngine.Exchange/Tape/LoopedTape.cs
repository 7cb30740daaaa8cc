using FastEngine.Core;

namespace FastEngine.Exchange.Tape;

/// <summary>Recordings that begin again at their end: times and trade ids go on, prices jump back.</summary>
public sealed class LoopedTape(RecordedTape tape) : ITape
{
    // Between the last trade and the first one again.
    private const long PauseNs = EngineTime.NsPerSecond;

    private readonly long[] _lastIds = new long[tape.Instruments.Count];
    private readonly long[] _firstIds = new long[tape.Instruments.Count];
    private readonly long[] _idOffsets = new long[tape.Instruments.Count];
    private long _firstNs;
    private long _lastNs;
    private long _offsetNs;

    public InstrumentTable Instruments => tape.Instruments;

    public bool TryNext(out Tick tick)
    {
        if (!tape.TryNext(out tick))
        {
            if (_firstNs == 0) return false;
            tape.Rewind();
            _offsetNs += _lastNs + PauseNs - _firstNs;
            for (var id = 0; id < _lastIds.Length; id++) _idOffsets[id] += _lastIds[id] + 1 - _firstIds[id];
            if (!tape.TryNext(out tick)) return false;
        }

        if (_firstNs == 0) _firstNs = tick.ExchangeTimeNs;
        if (_firstIds[tick.InstrumentId] == 0) _firstIds[tick.InstrumentId] = tick.TradeId;
        _lastNs = Math.Max(_lastNs, tick.ExchangeTimeNs);
        _lastIds[tick.InstrumentId] = Math.Max(_lastIds[tick.InstrumentId], tick.TradeId);
        tick.ExchangeTimeNs += _offsetNs;
        tick.TradeId += _idOffsets[tick.InstrumentId];
        return true;
    }

    public void Dispose() => tape.Dispose();
}
