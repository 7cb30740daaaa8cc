using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Configuration;
using FastEngine.Venues.Binance;

namespace FastEngine.Host.Running;

/// <summary>The inputs of a run: scanned once for their hash, symbols and markets, then opened for the run itself.</summary>
internal sealed class InputSet
{
    private readonly ResolvedInputs _resolved;

    private readonly bool _quotes;

    private InputSet(ResolvedInputs resolved, bool quotes, TapeSpan span)
    {
        _resolved = resolved;
        _quotes = quotes;
        Span = span;
    }

    public InstrumentTable Instruments => _resolved.Instruments;

    public IReadOnlyList<ResolvedInput> Inputs => _resolved.Inputs;

    /// <summary>What is read of the inputs.</summary>
    public TapeSpan Span { get; }

    /// <summary>Time of the first and of the last trade of the inputs, by the scan.</summary>
    public (long First, long Last) Times => (Scanned.Min(symbol => symbol.MinTimeNs), Scanned.Max(symbol => symbol.MaxTimeNs));

    /// <summary>Trades of the inputs, by the scan; more than a span of them has.</summary>
    public long Trades => Scanned.Sum(symbol => symbol.Trades);

    private IEnumerable<ScannedSymbol> Scanned => Inputs.SelectMany(input => input.Scan.Symbols
        .Where(symbol => symbol.Trades > 0 && input.Instruments.Any(instrument => instrument.Symbol == symbol.Symbol && instrument.Market == symbol.Market)));

    /// <summary>A part of the inputs: some of their symbols, some of their time. Files without any of it are left out.</summary>
    /// <exception cref="RunException">Nothing is left.</exception>
    public InputSet Part(IReadOnlyList<Instrument> instruments, TapeSpan span)
    {
        var chosen = instruments.Select((instrument, id) => instrument with { Id = id }).ToArray();
        var inputs = new List<ResolvedInput>();
        foreach (var input in Inputs)
        {
            var held = Array.FindAll(chosen, instrument => input.Scan.Symbols.Any(symbol =>
                symbol.Symbol == instrument.Symbol && symbol.Market == instrument.Market && symbol.Trades > 0 && span.Overlaps(symbol.MinTimeNs, symbol.MaxTimeNs)));
            if (held.Length > 0) inputs.Add(new ResolvedInput(input.Scan, held));
        }

        if (inputs.Count == 0) throw new RunException(ExitCode.Usage, "the recordings hold nothing of the symbols and the time asked for");
        return new InputSet(new ResolvedInputs(new InstrumentTable(chosen), inputs), _quotes, span);
    }

    /// <exception cref="RunException">An input cannot be read, or is no recording.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static InputSet Scan(RunRequest request, ProgressLine progress, CancellationToken cancellation)
    {
        var options = new RecordingOptions
        {
            Market = request.Market,
            Symbol = request.Symbol,
            MaxLineBytes = request.Config.Get(Knobs.Feeds.MaxLineBytes),
        };
        try
        {
            var table = new InstrumentTable([]);
            var parser = new BinanceFrameParser(table, new SymbolMap([]));
            var scans = new ScannedInput[request.Files.Count];
            var total = request.Files.Sum(file => File.Exists(file) ? new FileInfo(file).Length : 0);
            long done = 0;
            for (var i = 0; i < scans.Length; i++)
            {
                scans[i] = RecordingScan.Scan(request.Files[i], parser, options, (bytes, _) => progress.Report(done + bytes, total), cancellation);
                done += scans[i].FileBytes;
                var report = scans[i].Report;
                Malformed.ThrowIfTooMany(request, scans[i].Path, report.Malformed, report.Lines, Malformed.Describe(report));
            }

            progress.End();
            var resolved = InstrumentResolver.Resolve(scans, request.Instruments);
            if (resolved.Instruments.Count == 0)
                throw new RunException(ExitCode.Failed, $"{string.Join(", ", request.Files)}: holds no trade that can be used: "
                    + string.Join(", ", scans.Select(scan => $"{scan.Report.Frames:N0} frames, {scan.Report.Skipped:N0} skipped, {scan.Report.Dropped:N0} dropped")));
            var symbols = scans.SelectMany(scan => scan.Symbols).Where(symbol => symbol.Trades > 0).ToArray();
            if (request.Trades && symbols.Length > 0) CalibratedDelays.ThrowIfUnfit(request.Config, symbols.Select(symbol => symbol.Market).Distinct(), symbols.Min(symbol => symbol.MinTimeNs), symbols.Max(symbol => symbol.MaxTimeNs));
            return new InputSet(resolved, request.Quotes || (request.Trades && EngineSettings.WantsQuotes(request.Config)), TapeSpan.Everything);
        }
        catch (RecordingException exception)
        {
            throw new RunException(exception.Fault == RecordingFault.Usage ? ExitCode.Usage : ExitCode.Failed, exception.Message);
        }
    }

    /// <summary>Time of the instrument's first trade over all inputs.</summary>
    public long FirstTradeNs(Instrument instrument) => Inputs.SelectMany(input => input.Scan.Symbols)
        .Where(symbol => symbol.Symbol == instrument.Symbol && symbol.Market == instrument.Market).Min(symbol => symbol.FirstTimeNs);

    /// <exception cref="RunException">An input cannot be opened any more.</exception>
    public TickReader[] Open()
    {
        var readers = new TickReader[Inputs.Count];
        try
        {
            for (var i = 0; i < readers.Length; i++)
            {
                readers[i] = RecordingOpener.Open(Inputs[i], Instruments, symbols => new BinanceFrameParser(Instruments, symbols, quotes: _quotes), _quotes);
                if (!Span.IsEverything) readers[i] = new SpanTickReader(readers[i], Span);
            }

            return readers;
        }
        catch (RecordingException exception)
        {
            foreach (var reader in readers) reader?.Dispose();
            throw new RunException(exception.Fault == RecordingFault.Usage ? ExitCode.Usage : ExitCode.Failed, exception.Message);
        }
    }
}
