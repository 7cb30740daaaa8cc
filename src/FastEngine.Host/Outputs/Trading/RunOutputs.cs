using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;
using FastEngine.Host.Running;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>Everything that reads a trading run on the cold side: hashes, the log, shadows, and the files of the output folder.</summary>
internal sealed class RunOutputs : IShardOutputHandler, ILedgerHandler, IDisposable
{
    private readonly List<IShardOutputHandler> _shard = [];
    private readonly List<ILedgerHandler> _ledger = [];
    private readonly List<OutputFile> _files = [];
    private readonly OutputFolder? _folder;
    private readonly InstrumentTable _instruments;

    /// <param name="setup">What trades.</param>
    /// <param name="instruments">Of the run.</param>
    /// <param name="folder">Where the files go; none when there is none.</param>
    public RunOutputs(TradingSetup setup, InstrumentTable instruments, OutputFolder? folder)
    {
        _folder = folder;
        _instruments = instruments;
        var fastestNs = setup.Signals.TimeframesNs[0];
        SignalsHash = new SignalsHash(instruments);
        LedgerHash = new LedgerHash();
        Log = new TradeLog(instruments, setup.StrategyNames, fastestNs, keepsPrices: folder is not null);
        Shadows = new ShadowTrades(instruments, fastestNs, setup.Signals.Exits, setup.TakerFee);
        _shard.AddRange([SignalsHash, Log, Shadows]);
        _ledger.AddRange([LedgerHash, Log]);
        if (folder is null) return;
        _shard.Add(new SignalsFile(instruments, Begin("signals.csv")));
        _shard.Add(new DecisionsFile(instruments, setup.StrategyNames, setup.Decisions.Confluence, Begin("decisions.jsonl")));
        _ledger.Add(new TradesFile(instruments, setup.StrategyNames, Begin("trades.csv")));
        _ledger.Add(new EventsFile(instruments, setup.StrategyNames, Begin("events.jsonl"), Begin("orders.jsonl")));
    }

    public SignalsHash SignalsHash { get; }

    public LedgerHash LedgerHash { get; }

    public TradeLog Log { get; }

    public ShadowTrades Shadows { get; }

    /// <summary>More to tell of the shards' results and of the ledger: a live view.</summary>
    public void Add(IShardOutputHandler? shard, ILedgerHandler? ledger)
    {
        if (shard is not null) _shard.Add(shard);
        if (ledger is not null) _ledger.Add(ledger);
    }

    public void OnOrderFlow(in OrderFlow flow)
    {
        foreach (var handler in _shard) handler.OnOrderFlow(in flow);
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
        foreach (var handler in _shard) handler.OnCandleClosed(in candle);
    }

    public void OnDecision(in DecisionRecord record)
    {
        foreach (var handler in _shard) handler.OnDecision(in record);
    }

    public void OnSignal(in Signal signal)
    {
        foreach (var handler in _shard) handler.OnSignal(in signal);
    }

    public void OnProfile(in ProfileView profile)
    {
        foreach (var handler in _shard) handler.OnProfile(in profile);
    }

    public void OnZone(in ZoneView zone)
    {
        foreach (var handler in _shard) handler.OnZone(in zone);
    }

    public void OnGap(in GapView gap)
    {
        foreach (var handler in _shard) handler.OnGap(in gap);
    }

    public void OnLedger(in LedgerEvent e)
    {
        foreach (var handler in _ledger) handler.OnLedger(in e);
    }

    public void OnInbound(in TradeEvent e)
    {
        foreach (var handler in _ledger) handler.OnInbound(in e);
    }

    /// <summary>Ends the files.</summary>
    /// <exception cref="RunException">One could not be written.</exception>
    public void Complete()
    {
        foreach (var file in _files) file.Complete();
        if (_folder is null) return;
        using var misses = _folder.File("near_misses.jsonl");
        misses.Write(stream => NearMissFile.Write(Shadows, _instruments, stream));
    }

    public void Dispose()
    {
        foreach (var handler in _shard.OfType<IDisposable>().Concat(_ledger.OfType<IDisposable>())) handler.Dispose();
        foreach (var file in _files) file.Dispose();
    }

    private Stream Begin(string name)
    {
        var file = _folder!.File(name);
        _files.Add(file);
        return file.Begin();
    }
}
