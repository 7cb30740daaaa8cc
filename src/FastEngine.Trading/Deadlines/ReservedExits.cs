using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Deadlines;

/// <summary>The reserved exit of each position, by slot; what the backup path may send of them is told to the output.</summary>
internal sealed class ReservedExits(int slots, ITradeOutput output)
{
    private readonly PinnedArray<ReservedExit> _slots = new(slots);
    private long _lastNumber;

    public int SnapshotSize => sizeof(long) + sizeof(int) + _slots.Length * (4 * sizeof(int) + 6 * sizeof(long) + 1);

    public ref readonly ReservedExit this[int slot] => ref _slots[slot];

    public void Reserve(int slot, in ClientOrderId id) => _slots[slot] = new ReservedExit { Id = id, Number = --_lastNumber };

    public void Release(int slot) => _slots[slot] = default;

    /// <summary>The backup path may send this.</summary>
    public void Offer(int slot, in ApprovedOrder order) => output.OnBackupExit(slot, in order);

    /// <summary>The backup path may send nothing.</summary>
    public void Withdraw(int slot) => output.OnBackupExit(slot, default);

    /// <summary>Whether the slot has an id that no order took yet.</summary>
    public bool IsFree(int slot) => _slots[slot].Number != 0 && _slots[slot].Order == 0;

    public void Take(int slot, long order)
    {
        _slots[slot].Order = order;
        Withdraw(slot);
    }

    /// <summary>The order that a venue's report is on: what the backup path sent has a reserved number, and became the order that took its id.</summary>
    public long OrderOf(long number)
    {
        if (number >= 0) return number;
        foreach (ref readonly var reserved in _slots.AsSpan())
            if (reserved.Number == number && reserved.Order != 0) return reserved.Order;
        return number;
    }

    public int SlotOf(long number)
    {
        for (var slot = 0; slot < _slots.Length; slot++)
            if (_slots[slot].Number == number) return slot;
        return -1;
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(_lastNumber);
        var count = 0;
        foreach (ref readonly var reserved in _slots.AsSpan())
            if (reserved.Number != 0) count++;
        writer.Put(count);
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            ref readonly var reserved = ref _slots[slot];
            if (reserved.Number == 0) continue;
            writer.Put(slot);
            writer.Put(reserved.Number);
            writer.Put(reserved.Order);
            writer.Put(reserved.Id.RunEpoch);
            writer.Put(reserved.Id.StrategyId);
            writer.Put((byte)reserved.Id.Leg);
            writer.Put(reserved.Id.InstrumentId);
            writer.Put(reserved.Id.Sequence);
            writer.Put(reserved.Id.Attempt);
            writer.Put(reserved.Id.ConfigTag);
        }
    }

    public void Read(ref SnapshotReader reader)
    {
        _slots.AsSpan().Clear();
        _lastNumber = reader.Int64();
        for (var count = reader.Count(_slots.Length, "reserved exits"); count > 0; count--)
        {
            var slot = reader.Count(_slots.Length - 1, "slots of reserved exits");
            _slots[slot] = new ReservedExit
            {
                Number = reader.Int64(), Order = reader.Int64(),
                Id = new ClientOrderId
                {
                    RunEpoch = reader.Int64(), StrategyId = reader.Int32(), Leg = (OrderLeg)reader.Byte(), InstrumentId = reader.Int32(),
                    Sequence = reader.Int64(), Attempt = reader.Int32(), ConfigTag = reader.Int64(),
                },
            };
        }
    }
}
