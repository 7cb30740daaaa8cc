using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>The trades of an input whose exchange times are in a span; the rest of the input is not read once it is behind the span.</summary>
/// <remarks>Trades are a little out of order at times: the input is done when many in a row are well behind the end.</remarks>
public sealed class SpanTickReader : TickReader
{
    // Far more than venues print out of order, and less than one waits for.
    private const long BehindNs = EngineTime.NsPerMinute;
    private const int BehindInARow = 1_024;

    // What is skipped at most before the caller looks at anything else: about a tenth of a second.
    private const int MostFills = 1_024;

    private readonly TickReader _inner;
    private readonly TapeSpan _span;
    private readonly long _behindFromNs;
    private int _behind;
    private long _tradeNs = long.MinValue;
    private bool _isDone;

    /// <param name="inner">Owned from now on.</param>
    public SpanTickReader(TickReader inner, TapeSpan span)
        : base(inner.DisplayName, inner.Report)
    {
        _inner = inner;
        _span = span;
        inner.SkipBefore(span.StartNs);
        _behindFromNs = span.ToNs > long.MaxValue - BehindNs ? long.MaxValue : span.ToNs + BehindNs;
    }

    public override bool IsCompleted => _isDone || _inner.IsCompleted;

    public override long StoredBytesRead => _isDone ? _inner.StoredBytesTotal : _inner.StoredBytesRead;

    public override long StoredBytesTotal => _inner.StoredBytesTotal;

    public override int Fill(Span<Tick> destination)
    {
        for (var fill = 0; fill < MostFills && !_isDone; fill++)
        {
            var filled = _inner.Fill(destination);
            if (filled == 0) return 0;
            var kept = Keep(destination[..filled]);
            if (kept > 0) return kept;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }

    private int Keep(Span<Tick> ticks)
    {
        var kept = 0;
        for (var i = 0; i < ticks.Length; i++)
        {
            // A quote is where it stands among the trades: spot tells no time of it.
            var timeNs = ticks[i].Kind == EventKind.Quote ? _tradeNs : _tradeNs = ticks[i].ExchangeTimeNs;
            if (timeNs >= _behindFromNs)
            {
                if (++_behind < BehindInARow) continue;
                _isDone = true;
                return kept;
            }

            _behind = 0;
            if (!_span.Contains(timeNs)) continue;
            if (kept != i) ticks[kept] = ticks[i];
            kept++;
        }

        return kept;
    }
}
