using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>Blocks the entries of a symbol that gives no trades for a multiple of its median gap, until a view shows that it trades again.</summary>
/// <remarks>Views tell how long it was silent. While none comes, a bar whose view is overdue is taken for one without trades. Unknown gaps block nothing.</remarks>
internal sealed class SymbolSilence(SafetyOptions options, int instruments, Ledger ledger)
{
    private readonly PinnedArray<SymbolHearing> _symbols = new(instruments);

    public int SnapshotSize => _symbols.Length * (3 * sizeof(long) + 1);

    public void OnCandle(in CandleClose candle)
    {
        ref var symbol = ref _symbols[candle.InstrumentId];
        if (candle.Trades == 0) symbol.ToldNs = Math.Max(symbol.ToldNs, candle.TimeNs);
        else symbol.HeardNs = Math.Max(symbol.HeardNs, candle.TimeNs - options.BarNs);
    }

    public void OnView(in SymbolView view)
    {
        if (view.MedianGapNs <= 0) return;
        ref var symbol = ref _symbols[view.InstrumentId];
        symbol.HeardNs = Math.Max(symbol.HeardNs, view.TimeNs - view.SilentNs);
        symbol.ToldNs = Math.Max(symbol.ToldNs, view.TimeNs);
        symbol.MedianGapNs = view.MedianGapNs;
        Judge(view.InstrumentId, symbol.ToldNs - symbol.HeardNs, mayHear: true);
    }

    /// <summary>At symbols of which nothing comes.</summary>
    public void Look(long nowNs)
    {
        for (var id = 0; id < _symbols.Length; id++) Judge(id, SilentNs(in _symbols[id], nowNs), mayHear: false);
    }

    public RefusalCause MayEnter(EntryRequest request, long nowNs)
    {
        var id = request.Signal.InstrumentId;
        var silent = SilentNs(in _symbols[id], nowNs);
        Judge(id, silent, mayHear: false);
        return _symbols[id].IsSilent ? request.Refuse(RefusalCause.SymbolSilent, silent, LimitNs(in _symbols[id])) : RefusalCause.None;
    }

    private long LimitNs(in SymbolHearing symbol) => Math.Max(options.SymbolSilentLeastNs,
        symbol.MedianGapNs > long.MaxValue / options.SymbolSilentGaps ? long.MaxValue : symbol.MedianGapNs * options.SymbolSilentGaps);

    private long SilentNs(in SymbolHearing symbol, long nowNs)
    {
        var barEnd = EngineTime.FloorMultiple(Math.Max(0, nowNs - options.ViewGraceNs), options.BarNs);
        return Math.Max(symbol.ToldNs, barEnd) - symbol.HeardNs;
    }

    private void Judge(int id, long silentNs, bool mayHear)
    {
        ref var symbol = ref _symbols[id];
        if (options.SymbolSilentGaps == 0 || symbol.MedianGapNs == 0) return;
        var limit = LimitNs(in symbol);
        var isSilent = silentNs > limit;
        if (isSilent == symbol.IsSilent || (symbol.IsSilent && !mayHear)) return;
        symbol.IsSilent = isSilent;
        ledger.Risk(new RiskEvent
        {
            Kind = isSilent ? RiskEventKind.SymbolSilent : RiskEventKind.SymbolHeard, Measured = silentNs, Limit = limit, InstrumentId = id, OtherInstrumentId = -1,
        });
    }

    public void Write(ref SnapshotWriter writer)
    {
        foreach (ref readonly var symbol in _symbols.AsSpan())
        {
            writer.Put(symbol.HeardNs);
            writer.Put(symbol.ToldNs);
            writer.Put(symbol.MedianGapNs);
            writer.Put(symbol.IsSilent);
        }
    }

    public void Read(ref SnapshotReader reader)
    {
        _symbols.AsSpan().Clear();
        foreach (var id in reader.Instruments)
        {
            var symbol = new SymbolHearing { HeardNs = reader.Int64(), ToldNs = reader.Int64(), MedianGapNs = reader.Int64(), IsSilent = reader.Bool() };
            if (id >= 0) _symbols[id] = symbol;
        }
    }
}
