using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Opens a scanned input for a run.</summary>
public static class RecordingOpener
{
    /// <param name="table">The run's instruments.</param>
    /// <param name="createParser">Makes the parser of a file of frames, given the symbols that the file holds.</param>
    /// <param name="quotes">Whether quotes of a <c>.fet</c> file are read; of frames the parser says it.</param>
    /// <exception cref="RecordingException">The input cannot be opened any more, or one of its names stands for two instruments.</exception>
    public static TickReader Open<TParser>(ResolvedInput input, InstrumentTable table, Func<SymbolMap, TParser> createParser, bool quotes = false)
        where TParser : struct, IFrameParser
    {
        var scan = input.Scan;
        switch (scan.Format.Kind)
        {
            case RecordingKind.Fet:
                return new FetTickReader(scan.Path, table) { WantsQuotes = quotes, LargestStepBackNs = scan.LargestStepBackNs };
            case RecordingKind.Csv:
                var layout = scan.Format.Csv!;
                if (layout.Kind == CsvKind.Klines) return Klines(input);
                var instruments = InstrumentsOf(input, table, layout);
                return new CsvTickReader(new LineReader(new RecordingLoader(scan.Path), scan.Options.MaxLineBytes), layout, instruments, scan.Path);
            default:
                var parser = createParser(SymbolsOf(input));
                return new FrameTickReader<TParser>(new RecordingLoader(scan.Path), parser, scan.Path, scan.Options.MaxLineBytes);
        }
    }

    private static KlineTickReader Klines(ResolvedInput input) => input.Instruments.Count == 1
        ? new KlineTickReader(new LineReader(new RecordingLoader(input.Scan.Path), input.Scan.Options.MaxLineBytes), input.Instruments[0], input.Scan.Path)
        : throw new RecordingException(RecordingFault.Data, $"{input.Scan.Path}: holds no candle that can be used");

    private static ArchiveInstruments InstrumentsOf(ResolvedInput input, InstrumentTable table, CsvLayout layout)
    {
        if (layout.Symbol < 0 && input.Instruments.Count == 1) return new ArchiveInstruments(table, input.Instruments[0]);
        if (layout.Symbol >= 0) return new ArchiveInstruments(table, input.Instruments, input.Scan.Options.Market);
        throw new RecordingException(RecordingFault.Data, $"{input.Scan.Path}: holds no trade that can be used");
    }

    // One file's frames name a symbol only, so its names must be unique; one exchange connection gives no other.
    private static SymbolMap SymbolsOf(ResolvedInput input)
    {
        var twice = input.Instruments.GroupBy(instrument => instrument.Symbol).FirstOrDefault(group => group.Count() > 1);
        if (twice is null) return new SymbolMap([.. input.Instruments]);
        var markets = string.Join(" and ", twice.Select(instrument => MarketRules.ShortName(instrument.Market)));
        throw new RecordingException(RecordingFault.Data,
            $"{input.Scan.Path}: holds {twice.Key} of two markets ({markets}) in one file: split it, or say --market");
    }
}
