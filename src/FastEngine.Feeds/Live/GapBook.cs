using FastEngine.Core;
using FastEngine.Feeds.Intake;

namespace FastEngine.Feeds.Live;

/// <summary>The gaps of trade ids that are open: waits a moment for late trades, then asks for them.</summary>
/// <remarks>Two sockets of one connection run apart by a few trades, so most gaps close by themselves. One thread's; allocates nothing.</remarks>
public sealed class GapBook
{
    private readonly Gap[] _gaps;
    private readonly int[] _openOf;
    private readonly long _graceNs;
    private int _count;
    private GapCounts _counts;

    /// <param name="instruments">Number of instruments; their ids are below it.</param>
    /// <param name="graceNs">How long late trades are waited for.</param>
    public GapBook(int instruments, long graceNs = EngineTime.NsPerSecond, int capacity = 1024)
    {
        _gaps = new Gap[capacity];
        _openOf = new int[instruments];
        _graceNs = graceNs;
    }

    public int Open => _count;

    public ref readonly GapCounts Counts => ref _counts;

    /// <summary>Gaps of one instrument.</summary>
    public int OpenOf(int instrumentId) => _openOf[instrumentId];

    public void Add(in TradeGap gap, long nowNs)
    {
        _counts.Opened++;
        if (_count == _gaps.Length)
        {
            _counts.NotKept++;
            return;
        }

        _gaps[_count++] = new Gap { Missing = gap, Left = gap.Count, SinceNs = nowNs };
        _openOf[gap.InstrumentId]++;
    }

    /// <summary>A late trade that had not come before.</summary>
    /// <returns>Whether nothing of its instrument is missing any more.</returns>
    public bool OnLate(int instrumentId, long tradeId)
    {
        if (_openOf[instrumentId] == 0) return false;
        for (var i = 0; i < _count; i++)
        {
            ref var gap = ref _gaps[i];
            if (gap.Missing.InstrumentId != instrumentId || tradeId < gap.Missing.FirstId || tradeId > gap.Missing.LastId) continue;
            if (--gap.Left > 0) return false;
            if (!gap.IsRequested) _counts.ClosedByThemselves++;
            else _counts.Filled++;
            return Remove(i);
        }

        return false;
    }

    /// <summary>The venue's answer to a request.</summary>
    /// <returns>Whether nothing of the instrument is missing any more.</returns>
    public bool OnAnswer(in TradeGap asked, bool isFilled)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_gaps[i].Missing != asked) continue;
            if (isFilled) _counts.Filled++;
            else _counts.Failed++;
            return Remove(i) && isFilled;
        }

        return false;
    }

    /// <summary>Asks for what has been missing long enough.</summary>
    public void Request(ITradeBackfill backfill, long nowNs)
    {
        for (var i = 0; i < _count; i++)
        {
            ref var gap = ref _gaps[i];
            if (gap.IsRequested || nowNs - gap.SinceNs < _graceNs) continue;
            if (!backfill.TryRequest(in gap.Missing)) return;
            gap.IsRequested = true;
            _counts.Requested++;
        }
    }

    private bool Remove(int at)
    {
        var left = --_openOf[_gaps[at].Missing.InstrumentId];
        _gaps[at] = _gaps[--_count];
        return left == 0;
    }

    private struct Gap
    {
        public TradeGap Missing;
        public long Left;
        public long SinceNs;
        public bool IsRequested;
    }
}
