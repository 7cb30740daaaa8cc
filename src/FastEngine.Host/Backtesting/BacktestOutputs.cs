using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Host.Outputs;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;
using FastEngine.Simulation.Backtest;
using FastEngine.Trading;
using ClosedTrade = FastEngine.Simulation.Reports.ClosedTrade;
using OpenPosition = FastEngine.Simulation.Reports.OpenPosition;
using SymbolFunnel = FastEngine.Simulation.Reports.SymbolFunnel;

namespace FastEngine.Host.Backtesting;

/// <summary>What reads a backtest's outputs while it goes on, and makes its result of them; memory grows with what is traded, not with the tape.</summary>
internal sealed class BacktestOutputs : ILedgerHandler, IDisposable
{
    private readonly RecordingRun _run;
    private readonly BacktestRequest _request;
    private readonly ILedgerHandler? _more;
    private readonly SignalsHash _signals;
    private readonly LedgerHash _hash = new();
    private readonly TradeLog _log;
    private readonly EquityRecorder _equity;
    private readonly EquityLog _samples;
    private readonly RegimeLog _regimes;
    private readonly Dictionary<string, int> _idByName = [];

    public BacktestOutputs(RecordingRun run, BacktestRequest request, ILedgerHandler? more)
    {
        (_run, _request, _more) = (run, request, more);
        var setup = run.Setup!;
        _signals = new SignalsHash(run.Instruments);
        _log = new TradeLog(run.Instruments, setup.StrategyNames, run.Signals.TimeframesNs[0], keepsPrices: false, keepsEquity: false);
        _equity = new EquityRecorder(request.BarNs, setup.Trading.StartingEquity);
        _samples = new EquityLog(_equity, request.Inputs.Span.FromNs);
        _regimes = new RegimeLog(run.Signals.Regime, run.Instruments.Count);
        foreach (var instrument in run.Instruments.All) _idByName[instrument.Name] = instrument.Id;
        Shard = new OutputFanOut(_signals, _log, _regimes);
    }

    public IShardOutputHandler Shard { get; }

    public void OnLedger(in LedgerEvent e)
    {
        _hash.OnLedger(in e);
        _log.OnLedger(in e);
        _samples.OnLedger(in e);
        _more?.OnLedger(in e);
    }

    public BacktestResult Complete()
    {
        var stage = _run.Pipeline.Desk!.Stage;
        var start = _run.Setup!.Trading.StartingEquity;
        if (_equity.LastNs is { } lastNs) _equity.Add(lastNs, stage.Account.Equity);
        var (trades, open) = (_log.Trades.ConvertAll(WithRegime), Open(stage));
        var (fromNs, toNs) = (Math.Max(_request.Inputs.Span.FromNs, _request.Inputs.Times.First), LastTimeNs());
        var holdings = Holdings.Of(trades, open, fromNs, toNs);
        var bars = holdings.Into(_equity.Bars, _request.BarNs);
        return new BacktestResult
        {
            Name = _request.Name, ConfigHash = _run.Setup.ConfigHash, SignalsHash = _signals.Complete(), OutputHash = _hash.Complete(stage.MarketDigest),
            FromNs = fromNs, ToNs = toNs,
            StartEquity = start, EndEquity = stage.Account.Equity, Trades = trades, Open = open, Equity = bars, Drawdown = _equity.Drawdown,
            Counts = Counts(), Funnels = Funnels(), Assumptions = _run.Setup.AssumptionsOf(_run.Instruments).All,
            Statistics = BacktestStatistics.Of(trades, holdings, bars, _equity.Drawdown, start, stage.Account.Equity),
        };
    }

    public void Dispose()
    {
        _signals.Dispose();
        _hash.Dispose();
    }

    private ClosedTrade WithRegime(ClosedTrade trade) => trade with { Regime = _regimes.At(_idByName[trade.Symbol], trade.EntryTimeNs) };

    private List<OpenPosition> Open(TradeStage stage)
    {
        var open = new Core.Execution.OpenPosition[stage.OpenPositionCapacity];
        var positions = new List<OpenPosition>();
        foreach (ref readonly var position in open.AsSpan(0, stage.CopyOpenPositions(open))) positions.Add(_log.Of(in position));
        return positions;
    }

    private BacktestCounts Counts() => new()
    {
        Ticks = _run.Ticks, Decisions = _signals.Decisions, Signals = _signals.Signals, Orders = _log.Orders, Fills = _log.Fills, Positions = _log.Positions,
        Refusals = [.. _log.Refusals], Rejects = [.. _log.Rejects], Shortfalls = _log.Shortfall.Read(), Oddities = [.. Oddities()], Warming = _run.Warming().Count(),
    };

    private SortedDictionary<string, long> Oddities()
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var instrument in _run.Instruments.All)
        {
            var intake = _run.Intake.Counters(instrument.Id);
            var shard = _run.Counters(instrument.Id);
            Add("duplicates", intake.Duplicates);
            Add("gaps", intake.Gaps);
            Add("of_another_stream", intake.OtherStream);
            Add("unconfirmed", intake.Unconfirmed);
            Add("late", shard.Late);
            Add("resets", shard.Resets);
            Add("lost_from_windows", shard.Tainted);
        }

        foreach (var reader in _run.Readers)
        {
            Add("malformed", reader.Report.Malformed);
            Add("dropped", reader.Report.Dropped);
            Add("truncated_files", reader.Report.IsTruncated ? 1 : 0);
        }

        return sums;

        void Add(string name, long count)
        {
            if (count > 0) sums[name] = sums.GetValueOrDefault(name) + count;
        }
    }

    private SymbolFunnel[] Funnels() => [.. _run.Instruments.All.ToArray().Select(instrument => TradingResult.FunnelOf(_run, instrument.Id, instrument.Name))];

    private long LastTimeNs()
    {
        var last = 0L;
        foreach (var instrument in _run.Instruments.All) last = Math.Max(last, _run.HighestTimeNs(instrument.Id));
        return last;
    }
}
