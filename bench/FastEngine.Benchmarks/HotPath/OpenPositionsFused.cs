using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Feeds.Generation;
using FastEngine.Feeds.Intake;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Strategies;
using FastEngine.Simulation.Paper;
using FastEngine.Trading;
using FastEngine.Trading.Dtms;
using FastEngine.Trading.Portfolio;
using FastEngine.Trading.Protection;
using FastEngine.Trading.Safety;

namespace FastEngine.Benchmarks.HotPath;

/// <summary>One tick through the whole fused engine without and with 50 open positions: shard, trade stage with all its parts, paper venue.</summary>
/// <remarks>100 trades a second a symbol. Each position has a stop and a target leg and is managed; each of 25 strategies holds two, on one symbol a long and a
/// short. A strategy whose position is closed opens another within 30 s. Without positions the same strategies wait for a day that does not come.</remarks>
[MemoryDiagnoser]
[InvocationCount(1, 1)]
[WarmupCount(2)]
[IterationCount(6)]
public class OpenPositionsFused : IDisposable
{
    private const int Ticks = 1_000_000;
    private const int Most = 50;
    private const double TradesPerSecond = 100;
    private const int Whole = 1_000_000;

    private readonly Tick[] _ticks = new Tick[Ticks];
    private InstrumentTable _table = null!;
    private Pipeline? _pipeline;
    private TradeDesk _desk = null!;

    [Params(1, Most)]
    public int Symbols { get; set; }

    [Params(0, Most)]
    public int Positions { get; set; }

    /// <summary>What a position risks, by which its entry takes one or two trades to fill, or some forty.</summary>
    [Params(1, 100)]
    public int RiskPpm { get; set; } = 1;

    [GlobalSetup]
    public void Setup()
    {
        var options = new SyntheticMarketOptions
        {
            Symbols = SyntheticSymbols.Many(Symbols), Traffic = TrafficShape.Uniform, MaxTrades = Ticks, TradesPerSecond = TradesPerSecond * Symbols,
        };
        _table = SyntheticTicks.TableOf(options.Symbols);
        var ticks = new SyntheticTicks(options.Symbols, _table);
        var market = new SyntheticMarket(options);
        for (var i = 0; i < Ticks && market.NextTrade(out var trade); i++) ticks.Fill(in trade, ref _ticks[i]);
    }

    [IterationSetup]
    public void Wire()
    {
        var paper = new PaperVenue(new PaperOptions { Mode = AccountMode.Hedge, OrdersPerInstrument = 4 * Most + 32 }, _table);
        _desk = new TradeDesk(Rules(), _table, paper, 1 << 16);
        var signals = new SignalOptions { Exits = new ExitOptions { TrailPpm = Whole / 10, StopMinPpm = Whole / 10, StopMaxPpm = Whole / 10, CascadeConfirmations = 1_000, AdverseSteps = [new(long.MaxValue, 1_000)] } };
        _pipeline = new Pipeline(new EngineOptions { Topology = Topology.Fused, OutputRingSize = 1 << 16 }, signals, _table, Strategies, _desk);
    }

    [IterationCleanup]
    public void Close()
    {
        var open = _desk.Stage.Account.OpenPositions;
        if (open < Positions * 9 / 10 || open > Positions) throw new InvalidOperationException($"{open} positions were open at the end, not {Positions}");
        Dispose();
    }

    public void Dispose()
    {
        _pipeline?.Dispose();
        _pipeline = null;
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Ticks)]
    public long TickThroughEngine()
    {
        _pipeline!.Start(new TickSource(_ticks, _pipeline.Inbound[0]), NoOutputs.Instance);
        _pipeline.RunToEnd();
        return _desk.Stage.Executions;
    }

    // Small positions and wide stops: they live.
    private TradingOptions Rules() => new()
    {
        Mode = AccountMode.Hedge, MaxPositions = Most, StartingEquity = 100_000_000 * Money.One, RiskPpm = RiskPpm, StopMinPpm = Whole / 10, StopMaxPpm = Whole / 10,
        FurthestStopPpm = Whole / 10, MarginBufferPpm = 0, TotalExposurePpm = 100 * Whole, SymbolExposurePpm = 100 * Whole,
        Safety = new SafetyOptions { ConsecutiveLosses = 0, MaxTimeToFlatNs = 0, DailyLossPpm = 0, HourlyLossPpm = 0 },
        Protection = new ProtectionOptions { Strategies = [.. Enumerable.Range(0, Most / 2).Select(id => new StrategyLegs { StrategyId = id, TargetPpm = Whole / 5 })] },
        Portfolio = new PortfolioOptions { GroupExposurePpm = 100 * Whole, Health = new HealthOptions { HoldsEntriesBelow = 0, TightensBelow = 0, ClosesBelow = 0 } },
        Dtms = new DtmsOptions { StartAfterNs = 30 * EngineTime.NsPerSecond },
    };

    // Each has two: on one symbol a long and a short.
    private Strategy[] Strategies()
    {
        var strategies = new Strategy[Most / 2];
        for (var i = 0; i < strategies.Length; i++)
        {
            strategies[i] = new ScriptedStrategy([Entry(2 * i, Direction.Long), Entry(2 * i + 1, Direction.Short)], $"s{i}");
        }

        return strategies;
    }

    private ScriptedSignal Entry(int position, Direction direction) =>
        new(SyntheticMarketOptions.DefaultStartTimeNs + (Positions == 0 ? 24 * EngineTime.NsPerHour : 0), position % Symbols, direction, EntryScore: 1, Confluence: 8, ZoneEdge: 0, 30 * EngineTime.NsPerSecond);
}
