using FastEngine.Core;

namespace FastEngine.Signals.Exits;

/// <summary>Whether the imbalances of three windows show that the flow turns against a direction; read once a check, whatever number of positions.</summary>
internal sealed class CascadeReversal(ExitOptions options, ReadOnlySpan<int> windows, double imbalanceCap)
{
    private readonly int[] _windows = windows.ToArray();
    private readonly double _reciprocal = 1 / options.CascadeRatio;
    private bool _isUp;
    private bool _isDown;

    /// <summary>The imbalance of the shortest window at the last check.</summary>
    public double Shortest { get; private set; }

    public void Read(ref SymbolState symbol)
    {
        ref var first = ref symbol.Windows[_windows[0]];
        Shortest = first.Imbalance(imbalanceCap);
        _isUp = _isDown = false;
        if (first.Trades < options.CascadeMinTrades) return;
        var middle = symbol.Windows[_windows[1]].Imbalance(imbalanceCap);
        var longest = symbol.Windows[_windows[2]].Imbalance(imbalanceCap);
        _isDown = Shortest < _reciprocal && Shortest < middle && middle < longest;
        _isUp = Shortest > options.CascadeRatio && Shortest > middle && middle > longest;
    }

    public bool IsReversed(Direction direction) => direction == Direction.Long ? _isDown : _isUp;

    /// <summary>What the shortest imbalance is compared with.</summary>
    public double RatioFor(Direction direction) => direction == Direction.Long ? _reciprocal : options.CascadeRatio;
}
