using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Journal;
using FastEngine.Engine.Deadlines;
using FastEngine.Engine.Journal;
using FastEngine.Engine.Latency;
using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>Sends the trade thread's orders to the gateway, each when the journal holds the intent.</summary>
/// <remarks>Entries that the kill switch overtook are given back as never sent. While the journal cannot be written, what reduces a position leaves all the same, and an entry is given back as never sent.</remarks>
internal sealed class OrderSender : IAgent
{
    private const long MostWaitNs = 50 * EngineTime.NsPerMs;

    private readonly RingConsumer<OrderRequest> _requests;
    private readonly IOrderOutlet _outlet;
    private readonly IJournal? _journal;
    private readonly IntentLog? _intents;
    private readonly INeverSentHandler? _neverSent;
    private readonly BackupExits? _backup;
    private readonly OrderStamps? _stamps;
    private TapePlace _place;
    private readonly EntryStop? _stop;
    private long _waiting;
    private long _waitingStamp;

    /// <param name="requests">From the trade thread.</param>
    /// <param name="outlet">Sends.</param>
    /// <param name="intents">Numbers of the journal's records of orders and cancellations, in order; null without a journal.</param>
    /// <param name="journal">Holds them.</param>
    /// <param name="neverSent">Is given back the entries that could not leave.</param>
    /// <param name="stop">Which those are for the kill switch.</param>
    /// <param name="backup">Exits that the watchdog sends; null where nothing watches.</param>
    /// <param name="stamps">Of the latency ledger; null when none is kept.</param>
    public OrderSender(
        OrderQueue requests, IOrderOutlet outlet, IntentLog? intents = null, IJournal? journal = null, INeverSentHandler? neverSent = null,
        EntryStop? stop = null, BackupExits? backup = null, OrderStamps? stamps = null)
    {
        _stamps = stamps;
        _backup = backup;
        _requests = new RingConsumer<OrderRequest>(requests.Ring);
        _outlet = outlet;
        _intents = intents;
        _journal = journal;
        _neverSent = neverSent;
        _stop = stop;
    }

    public string Name => "orders";

    /// <summary>The last request that was dealt with; readable by any thread.</summary>
    public Sequence Done => _requests.Sequence;

    /// <summary>Orders that left although the journal could not be written.</summary>
    public long Unjournalled { get; private set; }

    /// <summary>Entries that the kill switch overtook on their way.</summary>
    public long Overtaken { get; private set; }

    public int DoWork()
    {
        var work = 0;
        while (_backup is not null && _backup.TryTake(out var exit))
        {
            // Its deadline is over: it waits for no journal, and for no turn.
            _outlet.Send(in exit, _place);
            _stamps?.HandedOver(exit.Terms.Order);
            work++;
        }

        while (_requests.HighestAvailable() >= _requests.Next)
        {
            ref readonly var request = ref _requests[_requests.Next];
            var isOvertaken = request.Kind == OrderRequestKind.Submit && _stop?.IsVoid(in request.Order.Terms) == true;
            var isRefused = false;
            if (!isOvertaken && !MayLeave(in request, out isRefused)) break;
            if (!isOvertaken && !isRefused)
            {
                if (!IsFirst(in request, out var isDropped)) break;
                if (!isDropped) Send(in request);
            }
            else if (_neverSent?.TryGiveBack(in request.Order.Terms) == false) break;
            if (isOvertaken) Overtaken++;
            _requests.Release(_requests.Next);
            work++;
        }

        return work;
    }

    // Of an exit that left by the backup path; false when what is to be told of it finds no room.
    private bool IsFirst(in OrderRequest request, out bool isDropped)
    {
        isDropped = false;
        return _backup is null || request.Kind != OrderRequestKind.Submit || request.Order.Terms.Leg != OrderLeg.Exit
            || _backup.MayLeave(in request.Order, out isDropped);
    }

    private void Send(in OrderRequest request)
    {
        _place = request.Place;
        switch (request.Kind)
        {
            case OrderRequestKind.Submit:
                _outlet.Send(in request.Order, request.Place);
                _stamps?.HandedOver(request.Order.Terms.Order);
                break;
            case OrderRequestKind.Cancel:
                _outlet.Cancel(request.Number, request.TimeNs, request.Place);
                break;
            case OrderRequestKind.Query:
                _outlet.Query(in request.Query, request.Place);
                break;
            case OrderRequestKind.Ask:
                _outlet.Ask(request.Place.After, request.TimeNs);
                break;
            default:
                _outlet.BarrierReached(request.Number);
                break;
        }
    }

    // A fault may be one that the journal is written in spite of; what is not safe after this long does not wait for it.
    private bool HasWaited(long order)
    {
        if (_waiting != order) (_waiting, _waitingStamp) = (order, MonotonicClock.Stamp());
        return MonotonicClock.ElapsedNs(_waitingStamp, MonotonicClock.Stamp()) >= MostWaitNs;
    }

    private bool MayLeave(in OrderRequest request, out bool isRefused)
    {
        isRefused = false;
        if (_intents is null || request.Kind is OrderRequestKind.Ask or OrderRequestKind.Barrier or OrderRequestKind.Query) return true;
        var isSubmit = request.Kind == OrderRequestKind.Submit;
        var order = isSubmit ? request.Order.Terms.Order : request.Number;
        var number = _intents.NumberOf(order, isSubmit);
        if (number >= 0 && number <= _journal!.Settled) return true;
        if (_journal!.Fault is null || !HasWaited(order)) return false;
        isRefused = isSubmit && request.Order.Terms.Leg is OrderLeg.Entry or OrderLeg.Hedge;
        if (!isRefused) Unjournalled++;
        return true;
    }
}
