using FastEngine.Core;

namespace FastEngine.Exchange.Faults;

/// <summary>Chances drawn from one seed; the order of draws follows the order of what happens.</summary>
internal sealed class FaultDice(ulong seed)
{
    private readonly Lock _lock = new();
    private ulong _state = seed;
    private volatile bool _isOver;

    /// <summary>Nothing falls.</summary>
    public bool IsOver
    {
        get => _isOver;
        set => _isOver = value;
    }

    public bool Falls(double chance) => chance > 0 && !_isOver && Next() < chance;

    /// <summary>From 0 to 1, evenly.</summary>
    public double Next()
    {
        lock (_lock) return (SplitMix64.Next(ref _state) >> 11) / (double)(1L << 53);
    }
}
