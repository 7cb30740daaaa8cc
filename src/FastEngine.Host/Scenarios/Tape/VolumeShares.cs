using FastEngine.Core;

namespace FastEngine.Host.Scenarios.Tape;

/// <summary>Spreads a volume over trades so that buyers have exactly their part of it, to the lot.</summary>
internal sealed class VolumeShares
{
    private readonly long _lot;
    private readonly Side[] _sides;
    private readonly long[] _lots = new long[2];
    private readonly int[] _counts = new int[2];
    private readonly int[] _done = new int[2];
    private int _next;

    public VolumeShares(TapePen pen, decimal volume, decimal buys, int count)
    {
        _lot = pen.Instrument.Lot;
        _sides = new Side[count];
        var weave = new TapePen(pen.Instrument, 0, 0, default, 0);
        for (var i = 0; i < count; i++) _sides[i] = weave.Weave(buys);

        // A part that is not nothing needs a trade to be in.
        if (buys > 0 && !_sides.Contains(Side.Buy)) _sides[count / 2] = Side.Buy;
        if (buys < 1 && !_sides.Contains(Side.Sell)) _sides[count / 2] = Side.Sell;
        foreach (var side in _sides) _counts[(int)side]++;
        var all = Math.Max(count, pen.Lots(volume) / _lot);
        var bought = (long)Math.Round(all * buys, MidpointRounding.AwayFromZero);
        _lots[(int)Side.Buy] = Math.Clamp(bought, _counts[(int)Side.Buy], all - _counts[(int)Side.Sell]);
        _lots[(int)Side.Sell] = all - _lots[(int)Side.Buy];
    }

    public (Side Side, long Quantity) Next()
    {
        var side = _sides[_next++];
        var (at, count, lots) = (_done[(int)side]++, _counts[(int)side], _lots[(int)side]);
        return (side, (lots * (at + 1) / count - lots * at / count) * _lot);
    }
}
