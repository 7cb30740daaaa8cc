using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Models;
using FastEngine.Simulation.Models.Delays;

namespace FastEngine.Simulation.Paper;

/// <summary>How long everything takes on its way between engine and venue: the fixed latencies, or samples that follow from order, instrument and time.</summary>
/// <remarks>
/// <para>The engine's clock is that of the tape. Where its feed is late by d, what it decides at time t of the tape it decides d after it, so
/// an order arrives at t + d + submit. What the venue tells is heard among later market data, d before it in the clock of the tape: a fill at v is heard at
/// v + acknowledge - d, but never before the trade that filled it.</para>
/// <para>Of one instrument and time there is one feed delay, so orders decided on one event share it.</para>
/// </remarks>
internal sealed class PaperDelays
{
    private const DelayKind Ask = DelayKind.Cancel + 1;

    private readonly PaperOptions _options;
    private readonly DelayModels _models;
    private readonly TapeRange? _range;
    private readonly int[] _bounds;
    private readonly bool _areFixed;

    public PaperDelays(PaperOptions options, int instruments)
    {
        _options = options;
        _models = options.Delays;
        _areFixed = _models.AreFixed;
        _bounds = [.. _models.VolatilityBps];
        if (_bounds.Length > 0) _range = new TapeRange(instruments);
    }

    /// <summary>From the decision on a tape to the arrival of an order.</summary>
    public long SubmitNs(long order, int instrumentId, long decidedNs) =>
        _areFixed ? _options.FeedLatencyNs + _options.SubmitLatencyNs
            : FeedNs(instrumentId, decidedNs) + At(_models.Submit, _options.SubmitLatencyNs, DelayKind.Submit, order, instrumentId, decidedNs);

    /// <summary>The same of a cancellation.</summary>
    public long CancelNs(long order, int instrumentId, long requestedNs) =>
        _areFixed ? _options.FeedLatencyNs + _options.CancelLatencyNs
            : FeedNs(instrumentId, requestedNs) + At(_models.Cancel, _options.CancelLatencyNs, DelayKind.Cancel, order, instrumentId, requestedNs);

    /// <summary>From what happened at the venue to when the trade thread hears of it.</summary>
    /// <param name="order">0 for what is of no order.</param>
    public long ReportNs(long order, int instrumentId, long venueNs) =>
        _areFixed ? Math.Max(0, _options.AckLatencyNs - _options.FeedLatencyNs)
            : Math.Max(0, At(_models.Acknowledge, _options.AckLatencyNs, DelayKind.Acknowledge, order, instrumentId, venueNs) - FeedNs(instrumentId, venueNs));

    /// <summary>From a query to its arrival.</summary>
    public long QueryNs(in VenueQuery query)
    {
        if (_areFixed || _options.QueryLatencyNs != 0) return FeedNs(query.InstrumentId, query.TimeNs) + _options.QueryWayNs;
        return FeedNs(query.InstrumentId, query.TimeNs) + At(_models.Submit, _options.SubmitLatencyNs, Ask, query.Number, query.InstrumentId, query.TimeNs);
    }

    /// <summary>From there to its answer.</summary>
    public long AnswerNs(in VenueQuery query, long arrivalNs)
    {
        if (!_areFixed && _options.QueryLatencyNs == 0) return ReportNs(-query.Number, query.InstrumentId, arrivalNs);
        return Math.Max(0, _options.AnswerWayNs - FeedNs(query.InstrumentId, arrivalNs));
    }

    /// <summary>A trade of the tape: what volatility is told by.</summary>
    public void OnTrade(in Tick tick) => _range?.Add(tick.InstrumentId, tick.ExchangeTimeNs, tick.Price);

    private long FeedNs(int instrumentId, long timeNs) => At(_models.Feed, _options.FeedLatencyNs, DelayKind.Feed, 0, instrumentId, timeNs);

    private long At(DelayModel? model, long fixedNs, DelayKind kind, long number, int instrumentId, long timeNs)
    {
        if (model is null) return fixedNs;
        var step = _range is null ? 0 : TapeRange.StepOf(_range.Bps(instrumentId), _bounds);
        return model.At(CounterHash.Of(_models.Seed, ((ulong)kind << 32) + (uint)(instrumentId + 1), number, timeNs), timeNs, step);
    }
}
