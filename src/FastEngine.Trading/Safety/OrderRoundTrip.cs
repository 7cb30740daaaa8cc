using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>Trips when the mean of the last round trips is too long: of orders, from the decision to the venue's first answer.</summary>
/// <remarks>An order that has waited longer than the limit counts with its age: a venue that answers nothing is the slowest. While tripped the venue is
/// asked a signed no-op now and then, whose round trips count as orders' do.</remarks>
internal sealed class OrderRoundTrip
{
    private const long Never = long.MaxValue;
    private readonly SafetyOptions _options;
    private readonly LiveOrders _orders;
    private readonly OrderGate _gate;
    private readonly TriggerBoard _board;
    private readonly PinnedArray<long> _trips;
    private readonly PinnedArray<RoundTripPing> _pings;
    private long _taken;

    // Of the trips that are kept.
    private Int128 _sum;
    private long _calmSinceNs = Never;
    private long _nextPingNs = Never;
    private int _slowInstrument;
    private int _nextPing;
    private bool _isTripped;

    public OrderRoundTrip(SafetyOptions options, LiveOrders orders, OrderGate gate, TriggerBoard board)
    {
        _options = options;
        _orders = orders;
        _gate = gate;
        _board = board;
        _trips = new(options.RoundTripOrders);
        _pings = new(options.RoundTripOrders);
    }

    public int SnapshotSize => 3 * sizeof(long) + 4 * sizeof(int) + 1 + _trips.Length * sizeof(long) + _pings.Length * RoundTripPing.SnapshotSize;

    /// <summary>When there is something to do without an event.</summary>
    public long DueNs => _isTripped ? Math.Min(_nextPingNs, _calmSinceNs == Never ? Never : _calmSinceNs + _options.RoundTripCalmNs) : Never;

    /// <summary>Of the last orders, those without an answer among them; 0 before the first.</summary>
    public long MeanNs(long nowNs)
    {
        var (sum, count) = ((Int128)0, 0);
        var unanswered = _orders.Unanswered;
        for (var i = _orders.NextLive(0); unanswered > 0 && count < _trips.Length; i = _orders.NextLive(i + 1))
        {
            if (_orders[i].IsAcknowledged) continue;
            unanswered--;
            var age = nowNs - _orders.TermsOf(i).DecidedNs;
            if (age <= _options.MaxRoundTripNs) continue;
            sum += age;
            count++;
        }

        // From the oldest on: where they stand in the ring means nothing.
        for (var i = 0; i < _pings.Length; i++)
        {
            ref readonly var ping = ref _pings[(_nextPing + i) % _pings.Length];
            if (ping.Number == 0 || nowNs - ping.AskedNs <= _options.MaxRoundTripNs || count == _trips.Length) continue;
            sum += nowNs - ping.AskedNs;
            count++;
        }

        var answered = (int)Math.Min(_taken, _trips.Length);
        if (count == 0) return answered == 0 ? 0 : (long)(_sum / answered);
        for (var age = 0; age < answered && count < _trips.Length; age++, count++) sum += _trips[(int)((_taken - 1 - age) % _trips.Length)];
        return (long)(sum / count);
    }

    /// <summary>The first that a venue says of an order, which is still among those without an answer: to be judged when it is not.</summary>
    public void OnAnswer(in OrderTerms terms, long nowNs) => Take(nowNs - terms.DecidedNs, terms.InstrumentId);

    public void OnVenueUpdate(in VenueUpdate update, long nowNs)
    {
        if (update.Query == 0 || update.Kind is not (VenueUpdateKind.Pong or VenueUpdateKind.QueryFailed)) return;
        for (var i = 0; i < _pings.Length; i++)
        {
            if (_pings[i].Number != update.Query) continue;
            var asked = _pings[i].AskedNs;
            _pings[i] = default;

            // What was not answered, however soon that was known, is slower than any answer that is in time.
            Take(update.Kind == VenueUpdateKind.Pong ? nowNs - asked : Math.Max(nowNs - asked, _options.MaxRoundTripNs + 1), _slowInstrument);
            Judge(nowNs);
            return;
        }
    }

    public void OnTimer(long nowNs)
    {
        Judge(nowNs);
        if (nowNs < _nextPingNs) return;
        _nextPingNs = EngineTime.NextMultiple(nowNs, _options.PingPeriodNs);
        _pings[_nextPing] = new RoundTripPing { Number = _gate.Query(VenueQueryKind.Ping, _slowInstrument, default), AskedNs = nowNs };
        _nextPing = (_nextPing + 1) % _pings.Length;
    }

    /// <summary>Compares the mean with its limit.</summary>
    public void Judge(long nowNs)
    {
        if (_options.MaxRoundTripNs == 0) return;
        var mean = MeanNs(nowNs);
        if (mean > _options.MaxRoundTripNs)
        {
            _calmSinceNs = Never;
            if (_isTripped) return;
            _isTripped = true;
            _nextPingNs = EngineTime.NextMultiple(nowNs, _options.PingPeriodNs);
            _board.Trip(KillSwitchReason.OrderLatency, mean, _options.MaxRoundTripNs);
        }
        else if (_isTripped)
        {
            if (_calmSinceNs == Never) _calmSinceNs = nowNs;
            if (nowNs - _calmSinceNs < _options.RoundTripCalmNs) return;
            _isTripped = false;
            (_calmSinceNs, _nextPingNs) = (Never, Never);
            _board.Reset(KillSwitchReason.OrderLatency, mean, _options.MaxRoundTripNs);
        }
    }

    private void Take(long tripNs, int instrumentId)
    {
        if (tripNs > _options.MaxRoundTripNs) _slowInstrument = instrumentId;
        Keep(Math.Max(0, tripNs));
    }

    private void Keep(long tripNs)
    {
        ref var place = ref _trips[(int)(_taken++ % _trips.Length)];
        _sum += tripNs - place;
        place = tripNs;
    }

    // The trips from the oldest on, and the pings likewise: where they stand in their rings means nothing.
    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(_calmSinceNs);
        writer.Put(_nextPingNs);
        writer.Put(_slowInstrument);
        writer.Put(_isTripped);
        var answered = (int)Math.Min(_taken, _trips.Length);
        writer.Put(answered);
        for (var age = answered - 1; age >= 0; age--) writer.Put(_trips[(int)((_taken - 1 - age) % _trips.Length)]);
        writer.Put(_pings.Length);
        for (var i = 0; i < _pings.Length; i++) _pings[(_nextPing + i) % _pings.Length].Write(ref writer);
    }

    public void Read(ref SnapshotReader reader)
    {
        _trips.AsSpan().Clear();
        _pings.AsSpan().Clear();
        _calmSinceNs = reader.Int64();
        _nextPingNs = reader.Int64();
        var instrument = reader.Int32();
        _slowInstrument = (uint)instrument < (uint)reader.Instruments.Length ? Math.Max(0, reader.Instruments[instrument]) : 0;
        _isTripped = reader.Bool();
        _taken = 0;
        _sum = 0;
        for (var count = reader.Count(1_000, "round trips of orders"); count > 0; count--) Keep(reader.Int64());
        _nextPing = 0;
        for (var count = reader.Count(1_000, "questions to the venue"); count > 0; count--)
        {
            _pings[_nextPing] = RoundTripPing.Read(ref reader);
            _nextPing = (_nextPing + 1) % _pings.Length;
        }
    }
}
