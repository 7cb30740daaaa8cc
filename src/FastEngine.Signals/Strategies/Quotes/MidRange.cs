using FastEngine.Core;

namespace FastEngine.Signals.Strategies;

/// <summary>Lowest and highest middle of the best bid and ask over the last seconds, by symbol: how far a market moves, in whole seconds and exact.</summary>
/// <remarks>All sums are of bid and ask, twice the middle, so that nothing is rounded. A second without a quote stays where the one before it ended.</remarks>
public sealed class MidRange
{
    private readonly int _seconds;
    private readonly long[] _lows;
    private readonly long[] _highs;
    private readonly State[] _states;

    /// <param name="windowNs">A whole number of seconds.</param>
    /// <param name="slots">Symbols.</param>
    public MidRange(long windowNs, int slots)
    {
        _seconds = (int)(windowNs / EngineTime.NsPerSecond);
        _lows = new long[_seconds * slots];
        _highs = new long[_seconds * slots];
        _states = new State[slots];
    }

    public long SizeInBytes => (_lows.LongLength + _highs.LongLength) * sizeof(long) + _states.LongLength * 64;

    /// <summary>Whether there were quotes for as long as the window is.</summary>
    public bool IsFull(int slot) => _states[slot].Full >= _seconds;

    /// <summary>Twice the distance of the highest and the lowest middle, the present second included.</summary>
    public long DoubledRange(int slot)
    {
        ref readonly var state = ref _states[slot];
        return Math.Max(state.PastHigh, state.High) - Math.Min(state.PastLow, state.Low);
    }

    /// <summary>A quote at the symbol's time.</summary>
    /// <param name="doubledMid">Best bid and ask, added.</param>
    /// <returns>Whether it is the first of a second.</returns>
    public bool Add(int slot, long nowNs, long doubledMid)
    {
        ref var state = ref _states[slot];
        var second = nowNs / EngineTime.NsPerSecond;
        var isNew = second != state.Second;
        if (isNew) Begin(slot, ref state, second, doubledMid);
        state.Low = Math.Min(state.Low, doubledMid);
        state.High = Math.Max(state.High, doubledMid);
        state.Last = doubledMid;
        return isNew;
    }

    /// <summary>Begins anew: after a gap in the symbol's time.</summary>
    public void Clear(int slot) => _states[slot] = default;

    private void Begin(int slot, ref State state, long second, long doubledMid)
    {
        var lows = _lows.AsSpan(slot * _seconds, _seconds);
        var highs = _highs.AsSpan(slot * _seconds, _seconds);
        if (state.Second == 0)
        {
            (state.Second, state.Low, state.High, state.PastLow, state.PastHigh) = (second, doubledMid, doubledMid, doubledMid, doubledMid);
            return;
        }

        var passed = (int)Math.Min(second - state.Second, _seconds);
        for (var i = 0; i < passed; i++)
        {
            var at = (int)((state.Second + i) % _seconds);
            lows[at] = i == 0 ? state.Low : state.Last;
            highs[at] = i == 0 ? state.High : state.Last;
        }

        // What the seconds in between overwrote is older than the window.
        if (second - state.Second > _seconds)
        {
            lows.Fill(state.Last);
            highs.Fill(state.Last);
        }

        state.Full = (int)Math.Min(_seconds, state.Full + (second - state.Second));
        var known = Math.Min(state.Full, _seconds);
        (state.PastLow, state.PastHigh) = (long.MaxValue, long.MinValue);
        for (var i = 1; i <= known; i++)
        {
            var at = (int)((second - i) % _seconds);
            state.PastLow = Math.Min(state.PastLow, lows[at]);
            state.PastHigh = Math.Max(state.PastHigh, highs[at]);
        }

        (state.Second, state.Low, state.High) = (second, doubledMid, doubledMid);
    }

    private struct State
    {
        public long Second;
        public long Low;
        public long High;
        public long Last;
        public long PastLow;
        public long PastHigh;
        public int Full;
    }
}
