using System.Numerics;
using FastEngine.Core;

namespace FastEngine.Trading.Positions;

/// <summary>Where a number was found last, so that it is not looked for again. A hint may be wrong: who follows it looks whether it is right.</summary>
internal sealed class SlotHints(int slots)
{
    // Numbers are given in a row: as many places as slots keep what is live at once mostly apart.
    private readonly PinnedArray<int> _slots = new((int)BitOperations.RoundUpToPowerOf2((uint)slots));

    public int Of(long number) => _slots[(int)number & (_slots.Length - 1)];

    public void Set(long number, int slot) => _slots[(int)number & (_slots.Length - 1)] = slot;
}
