using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Safety;

/// <summary>The open positions in the order of their unrealised result, the worst first; equal ones by their ids. A hedge counts with its parent.</summary>
internal sealed class WorstPositions(PositionBook positions, AccountBook account)
{
    private readonly PinnedArray<int> _slots = new(positions.Capacity);
    private readonly PinnedArray<Int128> _results = new(positions.Capacity);

    public int Count { get; private set; }

    /// <summary>A slot by its rank.</summary>
    public int this[int rank] => _slots[rank];

    public void Rank()
    {
        Count = 0;
        for (var i = 0; i < positions.End; i++)
        {
            ref readonly var position = ref positions[i];
            if (!position.IsUsed || position.Quantity == 0 || ParentOf(in position) >= 0) continue;
            Insert(i, ResultOf(i));
        }
    }

    private Int128 ResultOf(int slot)
    {
        var result = account.UnrealisedOf(in positions[slot]);
        var id = positions[slot].PositionId;
        for (var i = 0; i < positions.End; i++)
            if (positions[i].IsUsed && positions[i].ParentId == id && positions[i].Quantity > 0) result += account.UnrealisedOf(in positions[i]);
        return result;
    }

    // An open one: what is left of a pair stands for itself.
    private int ParentOf(in StrategyPosition position)
    {
        if (!position.IsHedge) return -1;
        var slot = positions.Find(position.ParentId);
        return slot >= 0 && positions[slot].Quantity > 0 ? slot : -1;
    }

    private void Insert(int slot, Int128 result)
    {
        var at = Count++;
        for (; at > 0 && IsWorse(slot, result, _slots[at - 1], _results[at - 1]); at--)
        {
            _slots[at] = _slots[at - 1];
            _results[at] = _results[at - 1];
        }

        _slots[at] = slot;
        _results[at] = result;
    }

    private bool IsWorse(int slot, Int128 result, int other, Int128 otherResult) =>
        result < otherResult || (result == otherResult && positions[slot].PositionId < positions[other].PositionId);
}
