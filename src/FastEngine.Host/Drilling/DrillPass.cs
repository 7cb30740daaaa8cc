using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Service;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Remote;
using FastEngine.Simulation.Remote.Server;
using FastEngine.Storage.Journal;
using FastEngine.Storage.Symbols;

namespace FastEngine.Host.Drilling;

/// <summary>One way of a tape through a venue and the engines that die on it, one after the other.</summary>
internal sealed class DrillPass : IVenueObserver, IDisposable
{
    private static readonly KillStage[] Stages = [KillStage.Sequence, KillStage.IntentToSend, KillStage.SendToAcknowledgement, KillStage.Reconciliation];

    private readonly DrillTape _tape;
    private readonly string _folder;
    private readonly Func<string, IEnumerable<string>> _arguments;
    private readonly int _kills;
    private readonly bool _isLossless;
    private readonly bool _isByHand;
    private readonly Random _random;
    private readonly VenueServer _venue;
    private ChildEngine? _engine;
    private KillStage _plan;
    private long _killAt = long.MaxValue;
    private bool _isPlanned;

    /// <param name="tape">The market.</param>
    /// <param name="folder">Of this pass, empty.</param>
    /// <param name="arguments">Of an engine, by the socket.</param>
    /// <param name="paper">Of the venue.</param>
    /// <param name="kills">How many engines die.</param>
    /// <param name="isLossless">Whether the tape stands still while no engine is there.</param>
    /// <param name="seed">Of where they die.</param>
    /// <param name="isByHand">Whether a person closes what is open after each death, and nothing tells of it.</param>
    public DrillPass(
        DrillTape tape, string folder, Func<string, IEnumerable<string>> arguments, PaperOptions paper, int kills, bool isLossless, int seed, bool isByHand = false)
    {
        _isByHand = isByHand;
        _tape = tape;
        _folder = folder;
        _arguments = arguments;
        _kills = kills;
        _isLossless = isLossless;
        _random = new Random(seed);
        Directory.CreateDirectory(folder);
        _venue = new VenueServer(tape.Events, tape.Instruments, paper, Path.Combine(folder, "venue.sock"), new VenueServerOptions { IsLossless = isLossless, FlushEvents = 16 }, this);
    }

    /// <summary>Deaths by stage.</summary>
    public int[] Killed { get; } = new int[Stages.Length];

    public int Deaths => Killed.Sum();

    /// <summary>Positions that were closed by hand.</summary>
    public int ClosedByHand { get; private set; }

    /// <summary>From an engine's start to its readiness, ms.</summary>
    public List<double> ReadyMs { get; } = [];

    /// <summary>What was wrong after a death or at the end; empty when all is well.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>The last engine's report.</summary>
    public JsonNode? Result { get; private set; }

    public IReadOnlyList<VenueExecution> Executions => _venue.Executions;

    /// <summary>Events of the tape that passed while no engine was there.</summary>
    public long EventsAway => _venue.Counters.EventsAway;

    public long KnownOrders => _venue.Counters.DuplicateOrders;

    public string DataDirectory => Path.Combine(_folder, "data");

    public void Run(CancellationToken stop)
    {
        StartEngine();
        var outcome = _venue.RunUntil(long.MaxValue, stop);
        if (outcome == RunOutcome.Cancelled) throw new OperationCanceledException(stop);
        var wasSignalled = _engine!.WaitForEnd();
        if (outcome != RunOutcome.TapeEnded) Failures.Add($"the venue ended with {outcome}");
        if (wasSignalled || _engine.ExitCode != ExitCode.Ok)
        {
            Failures.Add($"the last engine ended with {_engine.ExitCode}: {_engine.Errors.Trim()}");
            return;
        }

        Result = JsonNode.Parse(_engine.Output);
        Failures.AddRange(_venue.Violations);
        if (_venue.Counters.OrdersBeforeReady > 0) Failures.Add($"{_venue.Counters.OrdersBeforeReady} orders left before a recovery had ended");
        CompareWithVenue();
        CheckStorage(isEnd: true);
    }

    void IVenueObserver.OnSent(long sequence)
    {
        if (sequence >= _killAt) KillNow();
    }

    void IVenueObserver.OnDisconnected(string reason)
    {
        if (!_engine!.WaitForEnd())
        {
            // An engine that ends by itself before the tape does has a reason, and the next one would have it too.
            if (_engine.ExitCode != ExitCode.Ok) throw new RunException(ExitCode.Failed, $"an engine ended with {_engine.ExitCode}: {_engine.Errors.Trim()}");
            return;
        }

        Killed[(int)_plan]++;
        CheckStorage(isEnd: false);
        if (_isByHand) CloseByHand();
        _venue.EventsAway = _isLossless ? 0 : _random.Next(0, 300);
        StartEngine();
    }

    void IVenueObserver.OnReady(long nextSequence)
    {
        ReadyMs.Add(_sinceStart.Elapsed.TotalMilliseconds);
        if (!_isPlanned || _plan != KillStage.Sequence) return;
        var first = nextSequence < 0 ? _tape.Events[^1].Sequence : nextSequence;
        var span = Math.Max(1, (_tape.Events[^1].Sequence - first) / Math.Max(1, _kills - Deaths + 1));
        _killAt = first + _random.NextInt64(0, span);
    }

    public void Dispose()
    {
        _engine?.Dispose();
        _venue.Dispose();
    }

    private System.Diagnostics.Stopwatch _sinceStart = new();

    private void StartEngine()
    {
        _engine?.Dispose();
        _killAt = long.MaxValue;
        _isPlanned = Deaths < _kills;
        string? crash = null;
        var pass = 1;
        if (_isPlanned)
        {
            // An engine that begins with nothing has nothing to reconcile.
            _plan = Deaths == 0 ? KillStage.Sequence : Stages[Deaths % Stages.Length];
            pass = _random.Next(1, 4);
            crash = _plan switch
            {
                KillStage.IntentToSend => CrashPoint.Intent,
                KillStage.SendToAcknowledgement => CrashPoint.Sent,
                KillStage.Reconciliation => CrashPoint.Reconcile,
                _ => null,
            };
            if (_plan == KillStage.Reconciliation) pass = 1;
        }

        _sinceStart = System.Diagnostics.Stopwatch.StartNew();
        _engine = ChildEngine.Start(_arguments(_venue.SocketPath), crash, pass);
    }

    private void KillNow()
    {
        _killAt = long.MaxValue;
        _engine!.Kill();
    }

    // Positions, orders and cash as the venue has them; what was filled and not reported yet is on its way at the tape's end.
    private void CompareWithVenue()
    {
        var state = _venue.State;
        var executions = (long)Result!["executions"]!;
        if (executions != state.Executions) Failures.Add($"{executions} executions in the engine, {state.Executions} at the venue");
        if (Result["kill_switch"]!.GetValue<string>() != KillSwitchLevel.None.ToString()) Failures.Add($"the kill switch is at {Result["kill_switch"]}");
        var net = Result["net_positions"]!.AsArray().Select(position => (long)position!).ToArray();
        for (var id = 0; id < net.Length; id++)
        {
            if (net[id] != state.Balances[id].Net) Failures.Add($"{_tape.Instruments[id].Name}: position {net[id]} in the engine, {state.Balances[id].Net} at the venue");
        }

        var open = (int)Result["open_orders"]!;
        if (open != state.OpenOrders.Count) Failures.Add($"{open} open orders in the engine, {state.OpenOrders.Count} at the venue");
        var cash = Result["paid_cash"]!.GetValue<string>();
        // What a person made of it no position tells.
        if (!_isByHand && cash != Money.ToText(state.Cash)) Failures.Add($"cash {cash} in the engine, {Money.ToText(state.Cash)} at the venue");
    }

    // Of a position whose fills are all told.
    private void CloseByHand()
    {
        foreach (var balance in _venue.State.Balances)
        {
            Close(balance.InstrumentId, Direction.Long, balance.Long);
            Close(balance.InstrumentId, Direction.Short, balance.Short);
        }
    }

    private void Close(int instrumentId, Direction direction, long quantity)
    {
        if (quantity <= 0 || quantity != _venue.Position(instrumentId, direction)) return;
        _venue.TradeByHand(instrumentId, direction == Direction.Long ? Side.Sell : Side.Buy, direction, quantity);
        ClosedByHand++;
    }

    private void CheckStorage(bool isEnd)
    {
        var check = new JournalDirectory(Path.Combine(DataDirectory, "journal")).Verify();
        if (isEnd && check.Problems.Count > 0) Failures.Add($"journal: {check.Problems[0]}");
        if (!Directory.Exists(Path.Combine(DataDirectory, "binance"))) return;
        try
        {
            using var query = SymbolQuery.OpenStopped(DataDirectory);
            var fills = DrillFills.Read(query);
            Failures.AddRange(DrillFills.Compare(fills, _venue.Executions, isEnd));
        }
        catch (Exception exception) when (exception is StoreException or Storage.DuckDb.DuckDbException or DataDirectoryLockedException)
        {
            Failures.Add($"databases after death {Deaths}: {exception.Message}");
        }
    }
}
