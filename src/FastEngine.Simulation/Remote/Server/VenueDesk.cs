using FastEngine.Engine;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Remote.Server;

/// <summary>The paper venue with its books, stepped along the tape by what an engine says, or by itself while none is there.</summary>
/// <remarks>The calls on the matcher are those that a trade desk in the same process would make, in the same order; so are the results.</remarks>
internal sealed class VenueDesk
{
    private readonly PaperMatcher _matcher;
    private readonly PaperOptions _options;
    private readonly VenueTape _tape;
    private readonly InstrumentTable _instruments;
    private int _matched;
    private long _lastTold;

    public VenueDesk(PaperOptions options, InstrumentTable instruments, VenueTape tape)
    {
        _matcher = new PaperMatcher(options, instruments);
        _options = options;
        _tape = tape;
        _instruments = instruments;
        Ledger = new VenueLedger(instruments, options);
    }

    public VenueLedger Ledger { get; }

    public AccountMode Mode => _options.Mode;

    /// <summary>Of margined markets; 0 when no margin is demanded.</summary>
    public int Leverage => _options.Margin?.Leverage ?? 0;

    /// <summary>Somebody trades on the account by hand, and no report tells of it.</summary>
    public void TradeByHand(int instrumentId, Side side, Direction direction, long quantity)
    {
        var price = _matcher.TradeByHand(instrumentId, side, direction, quantity);
        Ledger.TradeByHand(instrumentId, side, direction, quantity, price);
    }

    /// <summary>Index in the tape of the first event that was not matched.</summary>
    public int Matched => _matched;

    /// <summary>Sequence of the last event that was matched, -1 for none.</summary>
    public long MatchedThrough => _matched == 0 ? -1 : _tape[_matched - 1].Sequence;

    public long DuplicateOrders { get; private set; }

    public long DuplicateCancellations { get; private set; }

    public long DuplicateQueries { get; private set; }

    private long LastAction => Ledger.Actions.Count == 0 ? -1 : Ledger.Actions[^1].After;

    /// <summary>Takes a query. One that it knows by its number and time is answered once, at its place.</summary>
    public void Query(in VenueQuery query, EnginePlace place, bool isAtEvent)
    {
        var isNew = Ledger.TryAddQuery(query.Number, query.TimeNs, new TapePlace(Math.Max(place.After, LastAction), isAtEvent), out var actions);
        place.Acted(actions);
        if (!isNew)
        {
            DuplicateQueries++;
            return;
        }

        MatchThrough(place.After);
        _matcher.Query(in query);
    }

    /// <summary>Net quantity of all fills, those included that no report has told of yet.</summary>
    public long Position(int instrumentId) => _matcher.Position(instrumentId);

    /// <summary>The same of one side.</summary>
    public long Position(int instrumentId, Direction direction) => _matcher.Position(instrumentId, direction);

    /// <summary>Matches the tape up to an event; nothing when it was matched before.</summary>
    public void MatchThrough(long sequence)
    {
        for (; _matched < _tape.Count && _tape[_matched].Sequence <= sequence; _matched++)
        {
            ref readonly var tick = ref _tape[_matched];
            if (tick.Kind == EventKind.Trade) _matcher.OnTrade(in tick, _tape.IsOnTime(_matched));
        }
    }

    /// <summary>Takes an order. One that it knows by its client id is never executed again.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Submit(in OrderTerms terms, EnginePlace place, bool isAtEvent)
    {
        var known = Ledger.Find(in terms.Id);
        if (known.Status != VenueOrderStatus.Unknown)
        {
            DuplicateOrders++;
            place.Acted(Ledger.ActionsUpTo(in terms.Id));
            if (!IsSame(in known, in terms)) Ledger.Violations.Add($"order {terms.Id} came again with other terms: {Text(in terms)}, it is {Text(known.Terms)}");
            return false;
        }

        if ((uint)terms.InstrumentId >= (uint)_instruments.Count) throw new RemoteVenueException($"order {terms.Id} is of instrument {terms.InstrumentId}, of {_instruments.Count}");
        if (Ledger.IsNumberTaken(terms.Order)) throw new RemoteVenueException($"order {terms.Id} has the number {terms.Order}, which another order had");
        MatchThrough(place.After);
        Ledger.Add(in terms, new TapePlace(Math.Max(place.After, LastAction), isAtEvent));
        place.Acted(Ledger.Actions.Count);
        _matcher.Submit(in terms);
        return true;
    }

    public void Cancel(long order, long timeNs, EnginePlace place, bool isAtEvent)
    {
        var isNew = Ledger.TryAddCancellation(order, timeNs, new TapePlace(Math.Max(place.After, LastAction), isAtEvent), out var actions);
        place.Acted(actions);
        if (!isNew)
        {
            DuplicateCancellations++;
            return;
        }

        MatchThrough(place.After);
        _matcher.Cancel(order, timeNs);
    }

    /// <summary>The report or update that an engine gets next at its place in the tape, when it is due.</summary>
    /// <param name="dueNs">What is due at or before it is wanted.</param>
    public bool TryReport(EnginePlace place, long dueNs, out VenueReport report)
    {
        report = default;
        var next = (int)place.Have;
        if (next < Ledger.Reports.Count)
        {
            // An engine that died got it, or should have: it comes at the same place again.
            report = Ledger.Reports[next];
            if (place.After < report.After || place.Actions < Ledger.ActionsBefore[next]) return false;
            return place.After > report.After || report.TimeNs <= dueNs;
        }

        // What the venue knows of the future of this engine must not be told now.
        if (place.After < MatchedThrough || !place.HasAllActions) return false;
        MatchThrough(place.After);
        if (!TryTake(dueNs, place.After)) return false;
        report = Ledger.Reports[^1];
        return true;
    }

    /// <summary>Up to when an engine need not ask, on its way through a part of the tape and as long as it neither sends nor cancels an order.</summary>
    /// <param name="until">Index of the event behind the part.</param>
    /// <returns>No report is due at any event before this time.</returns>
    public long Horizon(EnginePlace place, int until)
    {
        var horizonNs = _matcher.NextReportNs;
        // A script may have something told of what arrived before the trade that shows it.
        var leastNs = _options.WholeScript.IsEmpty ? _options.LeastReportNs : 0;
        for (var i = (int)place.Have; i < Ledger.Reports.Count; i++)
        {
            var report = Ledger.Reports[i];
            if (report.After < place.After) return long.MinValue;
            horizonNs = Math.Min(horizonNs, report.TimeNs);
        }

        for (var i = _matched; i < until; i++)
        {
            ref readonly var tick = ref _tape[i];
            if (_tape.IsOnTime(i) && _matcher.IsConcernedBy(tick.InstrumentId, tick.ExchangeTimeNs)) horizonNs = Math.Min(horizonNs, tick.ExchangeTimeNs + leastNs);
        }

        return horizonNs;
    }

    /// <summary>The market goes on without an engine: events of the tape are matched and what falls due is kept.</summary>
    /// <returns>Index of the event behind them.</returns>
    public int GoOn(int events)
    {
        var until = (int)Math.Min(_tape.Count, (long)_matched + events);
        while (_matched < until)
        {
            ref readonly var tick = ref _tape[_matched];
            Keep(tick.ExchangeTimeNs);
            MatchThrough(tick.Sequence);
            Keep(tick.ExchangeTimeNs);
        }

        return until;
    }

    private void Keep(long dueNs)
    {
        while (TryTake(dueNs, MatchedThrough))
        {
        }
    }

    // What a script has told twice has one number, and goes over the connection once.
    private bool TryTake(long dueNs, long after)
    {
        var taken = default(TradeEvent);
        while (_matcher.TryTake(dueNs, ref taken))
        {
            var told = taken.Kind == TradeEventKind.OrderReport ? taken.OrderReport.VenueSequence : taken.VenueUpdate.VenueSequence;
            if (told != 0 && told <= _lastTold) continue;
            _lastTold = Math.Max(_lastTold, told);
            Ledger.Add(in taken, after);
            return true;
        }

        return false;
    }

    private static bool IsSame(in VenueOrder known, in OrderTerms terms)
    {
        var own = known.Terms;
        return own.InstrumentId == terms.InstrumentId && own.Side == terms.Side && own.Type == terms.Type && own.Quantity == terms.Quantity
            && own.Price == terms.Price && own.ReduceOnly == terms.ReduceOnly && own.Order == terms.Order
            && own.PositionDirection == terms.PositionDirection && own.IsListed == terms.IsListed;
    }

    private static string Text(in OrderTerms terms) =>
        $"{terms.Side} {terms.Quantity} of instrument {terms.InstrumentId} {terms.Type} at {terms.Price}, number {terms.Order}{(terms.ReduceOnly ? ", reduce-only" : "")}";
}
