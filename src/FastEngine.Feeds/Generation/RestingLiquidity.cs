using System.Runtime.CompilerServices;

namespace FastEngine.Feeds.Generation;

/// <summary>Orders that rest where much was traded before: who traded at a price and still wants to, waits there. Forgets with time.</summary>
/// <remarks>A histogram of traded lots over the logarithm of the price. It makes the impact of an order smaller where it is high:
/// absorption at old prices, fast moves between them.</remarks>
public sealed class RestingLiquidity
{
    /// <summary>Width of a level, in log price.</summary>
    private const double LevelWidth = 5e-4;

    /// <summary>A ring over twice the price: the far side of it has long been forgotten.</summary>
    private const int Levels = 2048;

    private const double MemorySeconds = 6 * 3600;

    /// <summary>Depth of a level without end, relative to one where nothing was traded.</summary>
    public const double MostDepth = 4;

    private readonly double[] _lots = new double[Levels];
    private readonly double _halfLots;

    // Lots are added with a weight that grows with time instead of every level being scaled down.
    private double _weight = 1;

    /// <param name="lotsPerSecond">Mean lots a second of the symbol; a level that half an hour of them was traded at is half as deep as it gets.</param>
    public RestingLiquidity(double lotsPerSecond) => _halfLots = lotsPerSecond * 1800;

    /// <summary>Depth at a price, from 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double DepthAt(double logPrice)
    {
        var lots = _lots[LevelOf(logPrice)];
        return 1 + (MostDepth - 1) * (lots / (lots + _halfLots * _weight));
    }

    /// <summary>Lots were traded at a price.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double logPrice, double lots) => _lots[LevelOf(logPrice)] += lots * _weight;

    /// <summary>Lets time pass.</summary>
    public void Forget(double seconds)
    {
        _weight *= PortableMath.Exp(seconds / MemorySeconds);
        if (_weight < 1e12) return;
        for (var i = 0; i < _lots.Length; i++) _lots[i] /= _weight;
        _weight = 1;
    }

    private static int LevelOf(double logPrice) => (int)(logPrice / LevelWidth + 1_000_000) & (Levels - 1);
}
