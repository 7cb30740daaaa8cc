using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Journal;
using FastEngine.Rings;
using FastEngine.Rings.Logging;

namespace FastEngine.Engine.Journal;

/// <summary>Merges what the shards and the trade thread were told and said into one journal, causes before what follows from them.</summary>
/// <remarks>It reads the inbound rings up to where each shard is, so the hot threads publish nothing more for it. Any prefix of the journal is
/// a state that the engine was in: an event of the trade thread comes after the shard's events that led to it, a position update
/// where the shard took it.</remarks>
internal sealed class JournalAgent : IAgent
{
    /// <summary>Stream of the trade thread's gaps.</summary>
    internal const byte TradeStream = byte.MaxValue;

    private readonly IJournal _journal;
    private readonly ShardJournal[] _shards;
    private readonly ILedgerReader? _ledger;
    private readonly IntentLog? _intents;
    private readonly TradeDesk? _desk;
    private readonly JournalGuard _guard;
    private readonly Func<byte[]> _description;
    private long _timeNs;
    private bool _owesStart;
    private bool _isStuck;
    private bool _wantsSnapshot;
    private bool _hasIntent;
    private SlotEntry? _entry;
    private Action<byte[]>? _described;

    /// <param name="journal">Takes the records; owned by the caller.</param>
    /// <param name="shards">What each shard reads and says.</param>
    /// <param name="desk">What trades, if anything does.</param>
    /// <param name="description">What the run is made of, for each segment.</param>
    /// <param name="intents">Is told the numbers of orders' records; null when no order waits for them.</param>
    /// <param name="log">Is told of faults and gaps, if anything is.</param>
    public JournalAgent(IJournal journal, ShardJournal[] shards, TradeDesk? desk, IntentLog? intents, Func<byte[]> description, HotLog? log)
    {
        _guard = new JournalGuard(log);
        _description = description;
        _journal = journal;
        _shards = shards;
        _desk = desk;
        _intents = intents;
        if (desk is not null) _ledger = desk.Ledger.NewReader();
    }

    public string Name => "journal";

    /// <summary>Events of the trade thread that a journal without room did not take before the end.</summary>
    public long Left { get; private set; }

    /// <summary>Records of shards that were dropped because the disk was behind.</summary>
    public long Dropped
    {
        get
        {
            long sum = 0;
            foreach (var shard in _shards) sum += shard.Dropped;
            return sum;
        }
    }

    /// <summary>Has a symbol and its candles written: then <see cref="SlotEntry.IsJournalled"/>. One at a time, from any thread.</summary>
    /// <param name="entry">Nothing of it was told to any thread yet, so where it lies among the records does not matter.</param>
    /// <param name="described">Is called on the journal's thread when segments that follow are to say it too.</param>
    public void Enter(SlotEntry entry, Action<byte[]> described)
    {
        _described = described;
        Volatile.Write(ref _entry, entry);
    }

    public int DoWork()
    {
        if (Volatile.Read(ref _entry) is { } entry) Take(entry);
        if (_owesStart && !_journal.TryAppend((byte)JournalKind.Start, 0, _description())) return 0;
        _owesStart = false;

        // The shards' places first: what the trade thread took from events before them is on its ring by now, or comes later and is later.
        foreach (var shard in _shards) shard.LookAhead();
        var work = _ledger is null ? 0 : TakeLedger(_ledger);
        foreach (var shard in _shards)
        {
            shard.IsLedgerStuck = _isStuck;
            work += shard.Advance();
        }

        if (_hasIntent) _journal.Settle();
        else if (work > 0) _journal.Commit();
        _hasIntent = false;
        if (_desk is not null && (_journal.WantsSegment || _wantsSnapshot) && _desk.Snapshots.IsIdle)
        {
            _wantsSnapshot = false;
            _desk.Snapshots.Ask(_desk.Stage.SnapshotSize);
        }

        if (_desk is not null) _guard.Watch(_desk, _journal);
        foreach (var shard in _shards) _timeNs = Math.Max(_timeNs, shard.LastNs);
        _guard.Tell(_journal, _desk?.Ledger.OverflowFill ?? 0, Dropped, _timeNs);
        return work;
    }

    /// <summary>Writes what is left; gives up only when the journal cannot be written.</summary>
    public void OnClose()
    {
        var idle = default(BackoffIdle);
        while (HasMore && !(_isStuck && _journal.Fault is not null))
        {
            if (DoWork() > 0) idle.Reset();
            else idle.Idle();
        }

        Left = _ledger is null ? 0 : _ledger.Highest() - _ledger.Next + 1;

        _journal.Commit();
    }

    private bool HasMore
    {
        get
        {
            foreach (var shard in _shards)
            {
                if (shard.HasMore) return true;
            }

            return _ledger is not null && _ledger.Highest() >= _ledger.Next;
        }
    }

    private void Take(SlotEntry entry)
    {
        if (entry.Recorded == 0)
        {
            if (!_journal.TryAppend((byte)JournalKind.Instrument, 0, InstrumentRecord.Of(entry.Facts))) return;
            _described?.Invoke(entry.Description);
            entry.Recorded = 1;
        }

        for (; entry.Recorded <= entry.Candles.Length; entry.Recorded++)
            if (!_journal.TryAppend((byte)JournalKind.WarmUp, 0, JournalCodec.Of(in entry.Candles[entry.Recorded - 1]))) return;
        _journal.Commit();
        Volatile.Write(ref _entry, null);
        entry.IsJournalled = true;
    }

    private int TakeLedger(ILedgerReader ledger)
    {
        var work = 0;
        var last = ledger.Highest();
        _isStuck = false;
        while (ledger.Next <= last)
        {
            ref readonly var record = ref ledger[ledger.Next];
            if (!Append(in record))
            {
                _isStuck = true;
                break;
            }

            ledger.Release(ledger.Next);
            work++;
        }

        return work;
    }

    private bool Append(in TradeRecord record)
    {
        switch (record.Kind)
        {
            case TradeRecordKind.Inbound:
                var shard = record.Inbound.Shard;
                if (shard >= 0 && !_shards[shard].AdvanceTo(record.Inbound.Position)) return false;
                if (shard < 0 && record.Inbound.Position > 0 && !_shards[0].AdvanceTo(record.Inbound.Position)) return false;
                return _journal.TryAppend((byte)JournalKind.Trade, 0, JournalCodec.Of(in record.Inbound));
            case TradeRecordKind.Output:
                if (!_journal.TryAppend((byte)JournalKind.Ledger, 0, JournalCodec.Of(in record.Output))) return false;
                if (record.Output.Kind is LedgerEventKind.OrderPlaced or LedgerEventKind.CancelRequested)
                {
                    var isSubmit = record.Output.Kind == LedgerEventKind.OrderPlaced;
                    _intents?.Add(isSubmit ? record.Output.Order.Order : record.Output.Report.Order, isSubmit, _journal.Appended);
                    _hasIntent = true;
                }


                return true;
            case TradeRecordKind.PositionSent:
                _shards[record.Shard].AllowPosition();
                return true;
            case TradeRecordKind.Snapshot:
                if (!_journal.TryBeginSegment(_desk!.Snapshots.Snapshot)) return false;
                _owesStart = !_journal.TryAppend((byte)JournalKind.Start, 0, _description());
                _desk.Snapshots.Release();
                return true;
            case TradeRecordKind.MarketSkipped:
                var skipped = record.Skipped;
                if (!_journal.TryAppend((byte)JournalKind.Gap, TradeStream, JournalCodec.Of(in skipped))) return false;
                _wantsSnapshot = true;
                return true;
            case TradeRecordKind.EndOfTape:
                return _journal.TryAppend((byte)JournalKind.EndOfTape, 0, []);
            default:
                return true;
        }
    }
}
