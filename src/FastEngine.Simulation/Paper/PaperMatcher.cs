using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Models;
using FastEngine.Simulation.Models.Fees;
using FastEngine.Simulation.Models.Funding;
using FastEngine.Simulation.Models.Passive;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Simulation.Paper;

/// <summary>Fills orders from the tape: the rules of the paper venue, without the gate that orders come through.</summary>
/// <remarks>
/// <para>Single-threaded; all memory is taken here. Its only time is that of the events given to it: nothing is decided before a trade or a
/// report needs it, so what happens to an order follows from its own instrument's trades (and, where margin is demanded, from the account).</para>
/// <para>What follows are the defaults; delays, fills of resting orders, impact, fees, funding, liquidation and outages have models
/// (<see cref="VenueAssumptions"/> says in words which).</para>
/// <para>An order is matched with on-time trades of its instrument that come after the event it was decided on, at or after its arrival.
/// A trade's quantity times participation, rounded down to the lot, is shared among the orders in order of their arrival, either side alike:
/// the tape says that so much changed hands, not who waited. Market orders fill at the trade's price, worsened by the slippage model. Limit orders
/// fill at their own price, when a trade prints strictly through it: at the price itself others wait before us. Stops and targets are set off by a
/// trade at or beyond their trigger and are market orders from the next trade on; one whose trigger was passed at its arrival is refused.</para>
/// <para>A reduce-only order fills no more than the position has; when nothing is left to reduce at a trade that would fill it, the
/// venue cancels its remainder. In hedge mode every order of the side that reduces is one.</para>
/// </remarks>
public sealed class PaperMatcher
{
    private readonly Instrument[] _instruments;
    private readonly OrderSlots _slots;
    private readonly PaperPositions _positions;
    private readonly VenueOutbox _outbox;
    private readonly QueryDesk _queries;
    private readonly PaperArrivals _arrivals;
    private readonly PaperFills _fills;
    private readonly ScriptEvents _events;
    private readonly PaperLiquidation? _liquidation;
    private readonly TapeVolume? _volume;
    private readonly RestingQueue? _resting;
    private readonly PaperDelays? _delays;

    public PaperMatcher(PaperOptions options, InstrumentTable instruments)
    {
        options.Check(instruments.Count);
        _instruments = [.. instruments.All];
        foreach (var instrument in _instruments)
        {
            if (instrument.Tick <= 0 || instrument.Lot <= 0)
                throw new ArgumentException($"{instrument.Name}: tick {instrument.Tick} and lot {instrument.Lot} must be positive", nameof(instruments));
        }

        if (options.Slippage.VolumeWindowNs != 0) _volume = new TapeVolume(options.Slippage.VolumeWindowNs, _instruments.Length);
        var fees = new FeeBook(options.Fees, options.Tiers, _instruments);
        var script = options.WholeScript;
        var rules = new ScriptRules(script);
        var used = new UsedClientIds(options.RememberedIds);
        var delays = new PaperDelays(options, _instruments.Length);
        if (options.Delays.VolatilityBps.Count > 0) _delays = delays;
        _slots = new OrderSlots(_instruments.Length, options.OrdersPerInstrument);
        if (options.Passive.Fill == PassiveFill.Queue) _resting = new RestingQueue(options.Passive, _slots, _instruments.Length);
        _positions = new PaperPositions(options.Mode, _instruments);
        _outbox = new VenueOutbox(options, delays, rules, isNumbered: !script.IsEmpty);
        _queries = new QueryDesk(options, delays, _slots, _positions, _outbox, rules, used);
        var filters = new VenueFilters(options, _instruments, _positions, _slots, used);
        _arrivals = new PaperArrivals(delays, _resting, _slots, _positions, _outbox, rules, filters, used, _queries);
        _fills = new PaperFills(options, _instruments, fees, _resting, _slots, _positions, _outbox, rules, _arrivals, used, _volume);
        var acts = new VenueActs(_instruments, fees, _positions, _outbox);
        _events = new ScriptEvents(script, _instruments, new FundingCalendar(options.Funding, _instruments), acts, _slots, _positions, _arrivals);
        if (options.Liquidation is { } liquidation) _liquidation = new PaperLiquidation(liquidation, _instruments, _slots, _positions, _arrivals, _fills, acts);
    }

    /// <summary>When the first report or update falls due, ns since the epoch; the largest time there is when none is on its way.</summary>
    public long NextReportNs => _outbox.Queue.NextNs;

    /// <summary>Net quantity of an instrument's fills; positive is long.</summary>
    public long Position(int instrumentId) => _positions.Net(instrumentId);

    /// <summary>Quantity of one side, never negative.</summary>
    public long Position(int instrumentId, Direction direction) => _positions.Quantity(instrumentId, direction);

    /// <summary>Realised profit by average cost, less fees, with funding; money.</summary>
    public Int128 Realised => _positions.Realised;

    /// <summary>Live orders of an instrument: open, and on their way to the venue.</summary>
    public int LiveOrders(int instrumentId) => _slots.Book(instrumentId).Count;

    /// <summary>Whether a trade of an instrument at a time can lead to a report or an update that nobody asked for.</summary>
    internal bool IsConcernedBy(int instrumentId, long timeNs) => _slots.Book(instrumentId).IsConcernedBy(timeNs);

    internal void SetPosition(int instrumentId, long longQuantity, long shortQuantity)
    {
        _positions.Set(instrumentId, longQuantity, shortQuantity);
        Watch(instrumentId);
    }

    /// <summary>Somebody trades on the account by hand, at the last price and without a fee; nothing tells of it but the position.</summary>
    /// <returns>The price.</returns>
    internal long TradeByHand(int instrumentId, Side side, Direction direction, long quantity)
    {
        var price = _slots.Book(instrumentId).LastPrice;
        _positions.Fill(instrumentId, side, direction, quantity, price, fee: 0);
        Watch(instrumentId);
        return price;
    }

    public void Submit(in OrderTerms terms) => _arrivals.Submit(in terms, _instruments[terms.InstrumentId].Lot);

    /// <summary>Sends a cancellation after an order. It never overtakes the order itself: both go over one connection.</summary>
    /// <remarks>The trade thread's time can be behind the tape: what was filled before the cancellation was decided counts before it.
    /// Answered by Cancelled with what had not filled, or Rejected as <see cref="RejectReason.UnknownOrder"/> when nothing was open any more.</remarks>
    public void Cancel(long order, long timeNs) => _arrivals.Cancel(order, timeNs);

    /// <summary>Asks; the answer is as of the query's arrival at the venue, or as of now when the tape is beyond that.</summary>
    public void Query(in VenueQuery query) => _queries.Add(in query, _instruments.Length);

    /// <summary>Applies a trade of the tape; every one, in stream order.</summary>
    /// <param name="tick">A trade.</param>
    /// <param name="isOnTime">Late trades fill nothing and are no last price; they count as traded volume.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnTrade(in Tick tick, bool isOnTime)
    {
        if (isOnTime)
        {
            ref var book = ref _slots.Book(tick.InstrumentId);
            if (book.IsConcernedBy(tick.ExchangeTimeNs)) Apply(in tick);
            book.LastPrice = tick.Price;
        }

        _volume?.Add(tick.InstrumentId, tick.ExchangeTimeNs, tick.Quantity);
        if (isOnTime) _resting?.OnTrade(in tick);
        if (isOnTime) _delays?.OnTrade(in tick);
    }

    /// <summary>The book's best prices, for the models that estimate queues; the others know no book.</summary>
    /// <param name="instrumentId">Of it.</param>
    /// <param name="timeNs">Of it; in stream order among the trades.</param>
    /// <param name="bid">0 for none.</param>
    /// <param name="bidQuantity">What rests there.</param>
    /// <param name="ask">0 for none.</param>
    /// <param name="askQuantity">What rests there.</param>
    public void OnBook(int instrumentId, long timeNs, long bid, long bidQuantity, long ask, long askQuantity)
    {
        if (_resting is null) return;
        if (_slots.Book(instrumentId).IsConcernedBy(timeNs)) _arrivals.Advance(instrumentId, timeNs);
        _resting.OnBook(instrumentId, bid, bidQuantity, ask, askQuantity);
    }

    /// <summary>Takes the next report or update that is due at or before a time; in the order of (time, number of its order or query, making).</summary>
    /// <remarks>Across instruments the tape can be behind: a fill of a trade that the stream brings after a later one of another
    /// instrument can be due before what was taken already, and is then the next.</remarks>
    public bool TryTake(long dueNs, ref TradeEvent e)
    {
        var queue = _outbox.Queue;
        if (queue.Count == 0 || queue.NextNs > dueNs) return false;
        while (!queue.IsNextComplete) _arrivals.Advance(queue.NextInstrumentId, queue.NextArrivalNs);
        queue.Take(ref e);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Apply(in Tick tick)
    {
        _arrivals.Advance(tick.InstrumentId, tick.ExchangeTimeNs);
        _events.Happen(in tick);
        if (_liquidation is not null && _slots.Book(tick.InstrumentId).IsWatched) _liquidation.OnTrade(in tick);
        _fills.Match(in tick);
        if (_liquidation is null) return;
        _slots.Book(tick.InstrumentId).LastPrice = tick.Price;
        Watch(tick.InstrumentId);
    }

    private void Watch(int instrumentId)
    {
        if (_liquidation is null) return;
        ref var book = ref _slots.Book(instrumentId);
        var isWatched = _liquidation.Watches(instrumentId);
        if (isWatched || book.IsWatched) _liquidation.Settle(instrumentId, book.LastPrice);
        book.IsWatched = isWatched;
    }
}
