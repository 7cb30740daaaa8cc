using FastEngine.Core;
using FastEngine.Core.Journal;
using FastEngine.Rings;

namespace FastEngine.Engine.Journal;

/// <summary>One shard's part of the journal: its events and what it said of them, in the order in which the shard went.</summary>
internal sealed class ShardJournal
{
    private const int Batch = 4_096;

    private readonly IJournal _journal;
    private readonly byte _shard;
    private readonly bool _mayDrop;
    private readonly Sequence _consumed;
    private readonly RingConsumer<Tick> _ticks;
    private readonly RingConsumer<ShardOutput> _outputs;
    private long _reached;
    private long _gap;
    private long _positionsAllowed;
    private long _positionsDropped;

    /// <param name="journal">Takes the records.</param>
    /// <param name="shard">Its number.</param>
    /// <param name="consumed">What the shard has released of its inbound ring.</param>
    /// <param name="inbound">Its events.</param>
    /// <param name="outputs">Its results.</param>
    /// <param name="mayDrop">Whether records are dropped and counted when the disk is behind; else the shard waits in the end, unless nothing can be written at all.</param>
    public ShardJournal(IJournal journal, int shard, Sequence consumed, IRing<Tick> inbound, IRing<ShardOutput> outputs, bool mayDrop)
    {
        _journal = journal;
        _shard = (byte)shard;
        _mayDrop = mayDrop;
        _consumed = consumed;
        _ticks = new RingConsumer<Tick>(inbound);
        _outputs = new RingConsumer<ShardOutput>(outputs);
    }

    public long Dropped { get; private set; }

    /// <summary>Whether the shard has done more than is written.</summary>
    public bool HasMore => _ticks.Next <= _consumed.Value || _outputs.HighestPublished() >= _outputs.Next;

    /// <summary>Notes how far the shard is.</summary>
    public void LookAhead() => _reached = Math.Min(_consumed.Value + 1, _ticks.Next + Batch);

    /// <summary>Writes what came up to the place that was noted.</summary>
    public int Advance()
    {
        var before = _ticks.Next + _outputs.Next;
        AdvanceTo(_reached);
        return (int)(_ticks.Next + _outputs.Next - before);
    }

    /// <summary>The trade thread's event that a position update comes from is written; the update itself may be.</summary>
    public void AllowPosition()
    {
        if (_positionsDropped > 0) _positionsDropped--;
        else _positionsAllowed++;
    }

    /// <summary>The trade thread's events find no room, so position updates that come from them are not waited for; they are lost with the rest.</summary>
    public bool IsLedgerStuck { get; set; }

    /// <summary>Writes everything up to a number of the shard's events; a position update, and what the shard took after it, only when allowed.</summary>
    /// <returns>False when the journal had no room for all of it.</returns>
    public bool AdvanceTo(long position)
    {
        var last = _outputs.HighestPublished();
        while (_outputs.Next <= last)
        {
            ref readonly var output = ref _outputs[_outputs.Next];
            if (output.Position > position) break;
            if (!WriteTicks(output.Position)) return false;
            if (output.Kind == ShardOutputKind.PositionUpdate && _positionsAllowed == 0)
            {
                if (!IsLedgerStuck || !MayDrop) return true;
                _positionsDropped++;
                Drop();
            }
            else
            {
                if (!Write(in output)) return false;
                if (output.Kind == ShardOutputKind.PositionUpdate) _positionsAllowed--;
            }

            _outputs.Release(_outputs.Next);
        }

        return WriteTicks(position);
    }

    private bool WriteTicks(long position)
    {
        if (_ticks.Next >= position) return true;
        _ticks.HighestPublished();
        while (_ticks.Next < position)
        {
            var tick = _ticks[_ticks.Next];
            tick.Stamp = 0;
            if (!Write(JournalKind.Tick, JournalCodec.Of(in tick))) return false;
            _ticks.Release(_ticks.Next);
        }

        return true;
    }

    private bool Write(in ShardOutput output) => output.Kind switch
    {
        ShardOutputKind.Decision => Write(JournalKind.Decision, JournalCodec.Of(in output.Decision)),
        ShardOutputKind.PositionUpdate => Write(JournalKind.PositionUpdate, JournalCodec.Of(in output.PositionUpdate)),
        _ => true,
    };

    private bool Write(JournalKind kind, ReadOnlySpan<byte> payload)
    {
        if (_gap > 0 && !CloseGap()) return Drop();
        if (_journal.TryAppend((byte)kind, _shard, payload)) return true;
        return MayDrop && Drop();
    }

    private bool MayDrop => _mayDrop || _journal.Fault is not null;

    private bool CloseGap()
    {
        if (!_journal.TryAppend((byte)JournalKind.Gap, _shard, JournalCodec.Of(in _gap))) return false;
        _gap = 0;
        return true;
    }

    private bool Drop()
    {
        _gap++;
        Dropped++;
        return true;
    }
}
