using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Feeds.Live;
using FastEngine.Rings;
using FastEngine.Venues.Binance.Errors;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Venues.Binance.Backfill;

/// <summary>Fills the gaps of one market, one after the other, away from the feed's thread; a ring leads there and one back.</summary>
internal sealed class MarketBackfill
{
    private const int DelaysInPatience = 10;

    private readonly InstrumentTable _instruments;
    private readonly BackfillOptions _options;
    private readonly BinanceRest _rest;
    private readonly TimeProvider _time;
    private readonly TradeRows _rows;
    private readonly RateLimiter _share;
    private readonly SingleProducerRing<TradeGap> _gaps;
    private readonly RingConsumer<TradeGap> _asked;
    private readonly SingleProducerRing<BackfillStep> _steps;
    private readonly RingConsumer<BackfillStep> _told;
    private readonly List<long> _ids = [];
    private long _requests;
    private long _trades;
    private long _filled;
    private long _failed;

    public MarketBackfill(InstrumentTable instruments, BackfillSource source, BackfillOptions options, TimeProvider time)
    {
        _instruments = instruments;
        _options = options;
        _rest = source.Rest;
        _time = time;
        _rows = new TradeRows(instruments, source.Market);
        var weight = source.Market == Market.Spot ? options.SpotWeight : options.UsdMarginedWeight;
        _share = new RateLimiter(new RateLimiterOptions { Rules = [new LimitRule(LimitKind.Weight, EngineTime.NsPerMinute, weight)], ReservePpm = 0 });
        _gaps = new SingleProducerRing<TradeGap>(options.Gaps);
        _asked = new RingConsumer<TradeGap>(_gaps);
        _steps = new SingleProducerRing<BackfillStep>(options.Steps);
        _told = new RingConsumer<BackfillStep>(_steps);
    }

    public BackfillCounts Counts => new(Volatile.Read(ref _requests), Volatile.Read(ref _trades), Volatile.Read(ref _filled), Volatile.Read(ref _failed));

    /// <summary>Knows an instrument that has got its symbol since; before its first gap.</summary>
    public void Add(Instrument instrument) => _rows.Add(instrument);

    /// <summary>The feed's thread.</summary>
    public bool TryRequest(in TradeGap gap)
    {
        if (!_gaps.TryClaim(1, out var sequence)) return false;
        _gaps[sequence] = gap;
        _gaps.Publish(sequence);
        return true;
    }

    /// <summary>The feed's thread.</summary>
    public bool TryTake(out BackfillStep step)
    {
        var next = _told.Next;
        if (_told.HighestAvailable() < next)
        {
            step = default;
            return false;
        }

        step = _told[next];
        _told.Release(next);
        return true;
    }

    public async Task RunAsync(CancellationToken end)
    {
        while (true)
        {
            var next = _asked.Next;
            if (_asked.HighestAvailable() < next)
            {
                await Task.Delay(_options.LookEvery, _time, end).ConfigureAwait(false);
                continue;
            }

            var gap = _asked[next];
            _asked.Release(next);
            var isFilled = await TryFillAsync(gap, end).ConfigureAwait(false);
            Interlocked.Increment(ref isFilled ? ref _filled : ref _failed);
            await TellAsync(new BackfillStep { Kind = isFilled ? BackfillStepKind.Filled : BackfillStepKind.Failed, Gap = gap }, end).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryFillAsync(TradeGap gap, CancellationToken end)
    {
        try
        {
            return await FillAsync(gap, end).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !end.IsCancellationRequested)
        {
            // Whatever it was, other gaps can still be filled; this one's symbol stays tainted.
            return false;
        }
    }

    private async Task<bool> FillAsync(TradeGap gap, CancellationToken end)
    {
        var untilNs = WallClock.NowNs(_time) + (long)_options.Patience.TotalNanoseconds;
        var delay = _options.RetryDelay;
        var fromId = gap.FirstId;
        while (fromId <= gap.LastId)
        {
            var call = TradePages.Next(_instruments[gap.InstrumentId], in gap, fromId, _rest.HasKey, out var rows);
            var answer = await AskAsync(call, end).ConfigureAwait(false);
            _ids.Clear();
            if (answer.IsOk)
            {
                if (_rows.Read(answer.Body, gap.InstrumentId, gap.Stream, answer.ReceivedNs, _ids) is not { } ticks) return false;
                foreach (var tick in ticks)
                {
                    if (tick.TradeId >= fromId && tick.TradeId <= gap.LastId) await TellAsync(new BackfillStep { Kind = BackfillStepKind.Trade, Gap = gap, Trade = tick }, end).ConfigureAwait(false);
                }

                if (_ids.Count > 0) fromId = Math.Max(fromId, _ids[^1] + 1);
                if (_ids.Count == rows) continue;
            }
            else if (!MayAgain(in answer))
            {
                return false;
            }

            // A short answer without the trade behind the gap: the venue's list lags behind its streams.
            if (fromId > gap.LastId) return true;
            if (WallClock.NowNs(_time) >= untilNs) return false;
            await Task.Delay(delay, _time, end).ConfigureAwait(false);
            delay = Shorter(delay * 2, _options.Patience / DelaysInPatience);
        }

        return true;
    }

    private async Task<RestAnswer> AskAsync(RestCall call, CancellationToken end)
    {
        while (!_share.TryTake(RequestPurpose.Exit, call.Weight, 0, WallClock.NowNs(_time))) await Task.Delay(_options.RetryDelay, _time, end).ConfigureAwait(false);
        Interlocked.Increment(ref _requests);
        return await _rest.SendAsync(call, end).ConfigureAwait(false);
    }

    private async ValueTask TellAsync(BackfillStep step, CancellationToken end)
    {
        if (step.Kind == BackfillStepKind.Trade) Interlocked.Increment(ref _trades);
        long sequence;
        while (!_steps.TryClaim(1, out sequence)) await Task.Delay(_options.LookEvery, _time, end).ConfigureAwait(false);
        _steps[sequence] = step;
        _steps.Publish(sequence);
    }

    // A bad symbol or key will be as bad next time.
    private static bool MayAgain(in RestAnswer answer) =>
        answer.Fault != RestFault.None || answer.Verdict.Action is ErrorAction.Retry or ErrorAction.InDoubt or ErrorAction.BackOff;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
