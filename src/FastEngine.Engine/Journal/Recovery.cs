using FastEngine.Core.Execution;
using FastEngine.Core.Journal;
using FastEngine.Trading;

namespace FastEngine.Engine.Journal;

/// <summary>The step from a journal that was played to an engine that goes on: what the journal lacks is written, and orders wait until the venue is reconciled.</summary>
/// <remarks>On the caller's thread, before the pipeline starts.</remarks>
public sealed class Recovery
{
    private readonly Pipeline _pipeline;
    private readonly JournalPlayer _player;
    private readonly HeldOrders _held = new();
    private readonly TradeDesk _desk;

    /// <summary>Takes the pipeline over from the player.</summary>
    /// <param name="pipeline">With a journal, which is open for writing.</param>
    /// <param name="player">It has played everything.</param>
    public Recovery(Pipeline pipeline, JournalPlayer player)
    {
        _pipeline = pipeline;
        _player = player;
        _desk = pipeline.Desk ?? throw new ArgumentException("nothing trades", nameof(pipeline));
        player.End();
        _desk.Hold(_held);
        pipeline.Intents.RecordedBefore = _desk.Stage.LastOrder;
        WriteMissing(pipeline.Journal ?? throw new ArgumentException("no journal is kept", nameof(pipeline)));
    }

    /// <summary>Events that the shards had sent and the trade thread had not taken.</summary>
    public int Unsent { get; private set; }

    /// <summary>Orders that leave when the engine starts.</summary>
    public int Held => _held.Count;

    public IEnumerable<long> HeldOrders => _held.Numbers;

    /// <summary>The trade stage has its state from an engine of another configuration: the shards hear of its positions.</summary>
    public void ChangeConfiguration()
    {
        DropUnsent();
        _desk.Stage.TellShards();
        for (var shard = 0; shard < _pipeline.Shards.Count; shard++) WritePositions(_pipeline.Journal!, shard);
    }

    /// <summary>Runs what the shards had sent: no time was lost, so it is as good as it was. Behind a gap of the journal it is dropped: the
    /// shards make other events of what is left.</summary>
    public void RunUnsent()
    {
        if (_player.HasGaps)
        {
            DropUnsent();
            return;
        }

        for (var shard = 0; shard < _pipeline.Shards.Count; shard++)
        {
            var queue = _player.Unsent(shard);
            while (!queue.IsEmpty)
            {
                var e = queue.First;
                queue.RemoveFirst();
                e.Position = 0;
                _pipeline.RunBeforeStart(in e, e.Sequence);
                Unsent++;
            }
        }
    }

    /// <summary>Drops what the shards had sent: the market has moved on since.</summary>
    public void DropUnsent()
    {
        for (var shard = 0; shard < _pipeline.Shards.Count; shard++)
        {
            Unsent += _player.Unsent(shard).Count;
            _player.Unsent(shard).Clear();
        }

        JournalStart.Append(_pipeline.Journal!, JournalKind.Dropped, 0, []);
    }

    public void Tell(in OrderReport report) => _pipeline.RunBeforeStart(new TradeEvent { Kind = TradeEventKind.OrderReport, Shard = -1, Sequence = _player.LastSequence, OrderReport = report }, _player.LastSequence);

    public void Tell(in VenueUpdate update) => _pipeline.RunBeforeStart(new TradeEvent { Kind = TradeEventKind.VenueUpdate, Shard = -1, Sequence = _player.LastSequence, VenueUpdate = update }, _player.LastSequence);

    public void Tell(in Command command) => _pipeline.RunBeforeStart(new TradeEvent { Kind = TradeEventKind.Command, Shard = -1, Sequence = _player.LastSequence, Command = command }, _player.LastSequence);

    /// <summary>Sends cancellations again that may not have left, as of their time: a venue that has them knows them by it.</summary>
    public void ResendCancels()
    {
        foreach (var (order, timeNs) in _player.LastCancels)
        {
            _held.Cancel(order, timeNs);
            _pipeline.Intents.Add(order, isSubmit: false, number: 0);
        }
    }

    /// <summary>Cancels an order of ours that the venue has and we do not, under its number there.</summary>
    public void CancelUnknown(long order)
    {
        _held.Cancel(order, _player.LastTimeNs);
        _pipeline.Intents.Add(order, isSubmit: false, number: 0);
    }

    /// <summary>Asks again what may not have left, as of its time: a venue that has it knows it by its number and time.</summary>
    public void ResendQueries()
    {
        foreach (var query in _player.LastQueries) _held.Query(in query);
    }

    /// <summary>Sends an order again that the venue never got, under its id.</summary>
    public void Resend(long order) => _desk.Stage.Resend(order);

    /// <summary>The venue is a new one that knows no order: each that is open is given back as never sent.</summary>
    public void GiveUpOrders()
    {
        var orders = new LiveOrderView[_desk.Stage.LiveOrderCapacity];
        var held = new List<long>(HeldOrders);
        foreach (ref readonly var order in orders.AsSpan(0, _desk.Stage.CopyLiveOrders(orders)))
        {
            if (held.Contains(order.Terms.Order)) continue;
            Tell(new OrderReport
            {
                Order = order.Terms.Order, TimeNs = _player.LastTimeNs, VenueTimeNs = _player.LastTimeNs, Kind = OrderReportKind.Rejected, Reject = RejectReason.NeverSent,
            });
        }
    }

    /// <summary>Orders leave from now on, those that were held first.</summary>
    /// <param name="finishesLast">Whether the journal's last event is gone through to its end, as if the engine had not stopped.</param>
    public void Complete(bool finishesLast) => _pipeline.Continue(_held, finishesLast ? _player.Last : default);

    // The engine before this one had done more than it had written: position updates not taken, outputs and decisions not recorded.
    private void WriteMissing(IJournal journal)
    {
        for (var shard = 0; shard < _pipeline.Shards.Count; shard++)
        {
            var decisions = _player.Unrecorded(shard);
            for (; !decisions.IsEmpty; decisions.RemoveFirst()) JournalStart.Append(journal, JournalKind.Decision, shard, JournalCodec.Of(in decisions.First));
        }

        var outputs = _player.Unwritten;
        for (; !outputs.IsEmpty; outputs.RemoveFirst()) JournalStart.Append(journal, JournalKind.Ledger, 0, JournalCodec.Of(in outputs.First));
        for (var shard = 0; shard < _pipeline.Shards.Count; shard++) WritePositions(journal, shard);
    }

    private void WritePositions(IJournal journal, int shard)
    {
        var updates = _desk.Output.Positions(shard);
        for (; !updates.IsEmpty; updates.RemoveFirst())
        {
            JournalStart.Append(journal, JournalKind.PositionUpdate, shard, JournalCodec.Of(in updates.First));
            _pipeline.Shards[shard].OnPosition(_pipeline.SlotOf(updates.First.InstrumentId), in updates.First);
        }
    }
}
