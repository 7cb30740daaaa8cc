namespace FastEngine.Feeds.Generation;

/// <summary>Writes the lines of trades that may suffer faults, and counts the faults as they reach the tape.</summary>
internal sealed class FaultyLines
{
    private const int MaxReorder = 3;
    private const int MinLate = 50;
    private const int MaxLate = 500;

    private readonly FaultInjector _injector;
    private readonly DisplacedTrades _displaced;
    private readonly FrameWriter _frames;
    private readonly OddFrames _odd;
    private readonly FaultReport _report;
    private readonly int _symbols;
    private int _rest;

    public FaultyLines(SyntheticMarketOptions options, FaultRates rates, FrameWriter frames, FaultReport report)
    {
        _injector = new FaultInjector(options, rates);
        _displaced = new DisplacedTrades(options.Symbols.Count);
        _odd = new OddFrames(options.Symbols, frames);
        _frames = frames;
        _report = report;
        _symbols = options.Symbols.Count;
    }

    /// <summary>Writes what follows from the next trade of the market; returns the bytes.</summary>
    public int Write(ref SyntheticTrade trade, Span<byte> destination, ref long lastReceiveNs, out int lines)
    {
        var kind = _injector.Apply(ref trade, _report);
        var symbol = trade.SymbolIndex;
        ref var random = ref _injector.RandomOf(symbol);
        Receive(ref trade, ref lastReceiveNs);
        lines = 0;
        if (kind is FaultKind.Reordered or FaultKind.Late)
        {
            var wait = kind == FaultKind.Late ? MinLate + random.NextBelow(MaxLate - MinLate + 1) : 1 + random.NextBelow(MaxReorder);
            if (_displaced.TryAdd(in trade, kind, wait)) return 0;
            kind = FaultKind.None;
        }

        if (kind == FaultKind.Duplicate && !_displaced.TryAdd(in trade, kind, 1 + random.NextBelow(MaxReorder))) kind = FaultKind.None;
        var written = WriteLine(in trade, kind, ref random, destination, ref lines);

        // A duplicate is counted when its second line is written.
        if (kind is not (FaultKind.None or FaultKind.Duplicate)) _report.Count(kind);
        if (kind is FaultKind.NotMarket or FaultKind.ZeroQuantity or FaultKind.PriceSpike or FaultKind.TimeSpike or FaultKind.TimeJump) return written;

        _injector.OnTrade(symbol);
        _displaced.OnTrade(symbol);
        if (_injector.IsSettled(symbol)) written += WriteDisplaced(symbol, false, destination[written..], ref lastReceiveNs, ref lines);
        return written;
    }

    /// <summary>Writes what still waits when the market has ended, a symbol a call. False when nothing is left.</summary>
    public bool WriteRest(Span<byte> destination, ref long lastReceiveNs, out int written, out int lines)
    {
        written = lines = 0;
        if (_rest == _symbols) return false;
        written = WriteDisplaced(_rest++, true, destination, ref lastReceiveNs, ref lines);
        return true;
    }

    private int WriteDisplaced(int symbol, bool end, Span<byte> destination, ref long lastReceiveNs, ref int lines)
    {
        var written = 0;
        while (_displaced.TryTake(symbol, end, out var trade, out var kind))
        {
            Receive(ref trade, ref lastReceiveNs);
            written += _frames.WriteLine(in trade, destination[written..]);
            lines++;
            if (kind != FaultKind.None) _report.Count(kind);
        }

        return written;
    }

    private int WriteLine(in SyntheticTrade trade, FaultKind kind, ref Xoshiro256 random, Span<byte> destination, ref int lines)
    {
        lines++;
        switch (kind)
        {
            case FaultKind.Garbage:
                lines++;
                var garbage = Copy(_odd.Garbage(in trade, ref random), destination);
                return garbage + _frames.WriteLine(in trade, destination[garbage..]);
            case FaultKind.NotMarket:
                return Copy(_odd.NotMarket(in trade), destination);
            case FaultKind.Variant:
                return Copy(_odd.Variant(in trade, ref random), destination);
            case FaultKind.Escaped:
                return Copy(_odd.Escaped(in trade), destination);
            default:
                return _frames.WriteLine(in trade, destination);
        }
    }

    private static int Copy(byte[] line, Span<byte> destination)
    {
        line.CopyTo(destination);
        return line.Length;
    }

    // The recorder's clock never goes back, whatever the frames say.
    private static void Receive(ref SyntheticTrade trade, ref long lastReceiveNs)
    {
        if (trade.ReceiveTimeNs < lastReceiveNs) trade.ReceiveTimeNs = lastReceiveNs;
        lastReceiveNs = trade.ReceiveTimeNs;
    }
}
