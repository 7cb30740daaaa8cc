using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Feeds.Intake;
using FastEngine.Host.Scenarios.Tape;
using FastEngine.Rings;

namespace FastEngine.Host.Scenarios;

/// <summary>The feed of a scenario: drawn tapes as raw frames through parser and intake, clock events also while nothing comes, and the commands
/// at their times.</summary>
/// <remarks>Before a command everything earlier is published and, as source and shard are stepped on one thread, processed.</remarks>
internal sealed class ScenarioSource : ISourceAgent
{
    private const int Batch = 256;

    private readonly Scenario _scenario;
    private readonly TradeDesk _desk;
    private readonly SingleProducerRing<Tick> _ring;
    private readonly TradeIntake _intake;
    private readonly IScenarioFeed _feed;
    private readonly DrawnTapes _tapes;
    private readonly int[] _connectionOf;
    private readonly long[] _lastFrameNs;
    private readonly long _periodNs;
    private readonly long _latenessNs;
    private readonly long _endNs;
    private int _nextCommand;
    private long _clockNs = -1;
    private long _sequence;
    private volatile bool _isCompleted;
    private volatile bool _stopRequested;

    public ScenarioSource(Scenario scenario, TradeDesk desk, SingleProducerRing<Tick> ring, IntakeOptions intake, IScenarioFeed feed)
    {
        _scenario = scenario;
        _desk = desk;
        _ring = ring;
        _periodNs = intake.ClockPeriodNs;
        _latenessNs = intake.ClockLatenessNs;
        _intake = new TradeIntake(intake, scenario.Instruments.Count, 1);
        _feed = feed;
        _tapes = new DrawnTapes(scenario);
        string[] connections = [.. scenario.Tapes.Select(tape => tape.Connection).Distinct()];
        _connectionOf = [.. scenario.Tapes.Select(tape => Array.IndexOf(connections, tape.Connection))];
        _lastFrameNs = new long[connections.Length];
        _endNs = scenario.EndNs;
    }

    public string Name => "feed";

    public bool IsCompleted => _isCompleted;

    public long Ticks { get; private set; }

    public void RequestStop() => _stopRequested = true;

    public int DoWork()
    {
        if (_isCompleted || !_feed.IsReady) return 0;
        var work = 0;
        for (; work < Batch; work++)
        {
            var tape = _tapes.Earliest;
            var itemNs = tape < 0 ? _endNs : _tapes.TimeNs(tape);
            var isClock = _clockNs >= 0 && itemNs >= _clockNs + 2 * _periodNs;
            var nextNs = isClock ? _clockNs + _periodNs : itemNs;
            if (_nextCommand < _scenario.Commands.Count && (_scenario.Commands[_nextCommand].AtNs < nextNs || (tape < 0 && !isClock)))
            {
                if (work == 0) work = Post(nextNs);
                break;
            }

            if (isClock) Publish(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = nextNs - _latenessNs, InstrumentId = -1, Quantity = SilentNs(nextNs) });
            else if (tape >= 0 && Take(tape) && _feed.WaitsBehindTrades) return work + 1;
            if (_stopRequested || (tape < 0 && !isClock))
            {
                _intake.Complete();
                _tapes.End();
                _isCompleted = true;
                return work + 1;
            }

            if (isClock) _clockNs = nextNs;
        }

        return work;
    }

    private bool Take(int tape)
    {
        var item = _tapes.Take(tape);
        var isFirst = _clockNs < 0;
        if (isFirst) Array.Fill(_lastFrameNs, item.TimeNs);
        var tick = default(Tick);
        var isTrade = _feed.Read(_scenario.Tapes[tape].Instrument.Id, in item, ref tick);
        if (isTrade)
        {
            var before = _sequence;
            foreach (ref readonly var published in _intake.Accept(in tick, 0))
            {
                var e = published;
                if (e.Kind == EventKind.Clock) e.Quantity = SilentNs(e.ExchangeTimeNs + _latenessNs);
                else Ticks++;
                Publish(e);
            }

            _feed.Passed(_sequence > before ? _sequence - 1 : null);
            _clockNs = EngineTime.FloorMultiple(item.TimeNs, _periodNs);
        }

        _lastFrameNs[_connectionOf[tape]] = item.TimeNs;
        return isTrade;
    }

    private long SilentNs(long nowNs)
    {
        long silent = 0;
        foreach (var lastNs in _lastFrameNs) silent = Math.Max(silent, nowNs - lastNs);
        return silent;
    }

    private int Post(long untilNs)
    {
        var posted = 0;
        for (; _nextCommand < _scenario.Commands.Count && (_scenario.Commands[_nextCommand].AtNs < untilNs || untilNs >= _endNs); posted++)
        {
            var command = _scenario.Commands[_nextCommand++].Command;
            if (!_desk.Post(in command)) throw new InvalidOperationException("more commands at one time than the trade thread takes");
        }

        return posted;
    }

    private void Publish(Tick tick)
    {
        if (!_ring.TryClaim(1, out var sequence)) throw new InvalidOperationException("the inbound ring is full, though its reader is stepped behind the feed");
        tick.Sequence = _sequence++;
        if (tick.Kind == EventKind.Trade) _feed.OnTrade(in tick);
        _ring[sequence] = tick;
        _ring.Publish(sequence);
    }
}
