using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>The pass over an input before a run: what it is, its hash, and the symbols that it holds. Not a hot path.</summary>
public static class RecordingScan
{
    private const int TicksAtOnce = 1024;

    /// <param name="parser">Used to find the fields of frames only; it needs to know no symbol.</param>
    /// <param name="progress">Told bytes of the file taken and its length, now and then.</param>
    /// <exception cref="RecordingException">It cannot be read, is not a recording, or lacks what the options should say.</exception>
    public static ScannedInput Scan<TParser>(string path, TParser parser, RecordingOptions? options = null,
        Action<long, long>? progress = null, CancellationToken cancellation = default)
        where TParser : struct, IFrameParser
    {
        options ??= RecordingOptions.Default;
        var format = RecordingProbe.Probe(path);
        return format.Kind switch
        {
            RecordingKind.Fet => ScanFet(path, format, options, progress, cancellation),
            RecordingKind.Csv when format.Csv!.Kind == CsvKind.Klines => ScanLines(path, format, options, new KlineScanner(path, options), progress, cancellation),
            RecordingKind.Csv => ScanLines(path, format, options, new CsvScanner(path, format, options), progress, cancellation),
            _ => ScanLines(path, format, options, new FrameScanner<TParser>(parser, options), progress, cancellation),
        };
    }

    private static ScannedInput ScanLines<TScanner>(string path, RecordingFormat format, RecordingOptions options, TScanner scanner,
        Action<long, long>? progress, CancellationToken cancellation)
        where TScanner : ILineScanner
    {
        using var loader = new RecordingLoader(path, hash: true);
        using var lines = new LineReader(loader, options.MaxLineBytes);
        var report = new ReadingReport();
        var tallies = new SymbolTallies();
        var wait = new SpinWait();
        while (true)
        {
            var status = lines.Read(out var line);
            if (status == LineStatus.Line)
            {
                wait.Reset();
                scanner.Scan(line, lines.LineNumber, report, tallies);
            }
            else if (status == LineStatus.TooLong) report.AddMalformed(lines.LineNumber, lines.TooLongReason);
            else if (status == LineStatus.None)
            {
                if (lines.IsCompleted) break;
                cancellation.ThrowIfCancellationRequested();
                progress?.Invoke(lines.StoredBytesRead, lines.StoredBytesTotal);
                wait.SpinOnce();
            }

            if ((lines.LineNumber & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
        }

        report.TakeOver(lines);
        if (loader.Sha256 is null) throw new RecordingException(RecordingFault.Data, $"{path}: {loader.Fault ?? "reading was stopped"}");
        return Result(path, format, options, loader.Sha256, loader.StoredBytesTotal, report, tallies);
    }

    private static ScannedInput ScanFet(string path, RecordingFormat format, RecordingOptions options,
        Action<long, long>? progress, CancellationToken cancellation)
    {
        using var reader = new FetTickReader(path);
        var tallies = new SymbolTallies();
        var byId = new SymbolTally[reader.Header.Instruments.Count];
        foreach (var instrument in reader.Header.Instruments.All)
        {
            byId[instrument.Id] = tallies.Add(instrument.Symbol, instrument.Market);
            byId[instrument.Id].Stored = instrument;
        }

        var ticks = new Tick[TicksAtOnce];
        long highestNs = 0;
        long stepBackNs = 0;
        while (true)
        {
            var count = reader.Fill(ticks);
            if (count == 0 && reader.IsCompleted) break;
            foreach (ref readonly var tick in ticks.AsSpan(0, count))
            {
                byId[tick.InstrumentId].Add(tick, reader.Header.Instruments[tick.InstrumentId]);
                highestNs = Math.Max(highestNs, tick.ExchangeTimeNs);
                stepBackNs = Math.Max(stepBackNs, highestNs - tick.ExchangeTimeNs);
            }

            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke(reader.StoredBytesRead, reader.StoredBytesTotal);
        }

        using var file = InputFile.Open(path, hash: true);
        return Result(path, format, options, file.FinishHash(), file.Length, reader.Report, tallies) with { LargestStepBackNs = stepBackNs };
    }

    private static ScannedInput Result(string path, RecordingFormat format, RecordingOptions options, string sha256, long bytes,
        ReadingReport report, SymbolTallies tallies) => new()
    {
        Path = path, Format = format, Options = options, Sha256 = sha256, FileBytes = bytes, Report = report, Symbols = tallies.ToSymbols(),
    };
}
