using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals;
using FastEngine.Signals.Strategies;

namespace FastEngine.Simulation.Tests.KnownAnswers;

/// <summary>Knows the tape: enters and leaves one trade before the trades of given holdings.</summary>
internal sealed class ForesightStrategy(IReadOnlyList<Holding> longs, IReadOnlyList<Holding> shorts) : Strategy
{
    private int _trades;

    public override string Name => "foresight";

    protected override void OnAttached()
    {
    }

    public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick)
    {
        _trades++;
        Act(slot, ref symbol, in tick, Direction.Long, longs);
        Act(slot, ref symbol, in tick, Direction.Short, shorts);
        return true;
    }

    private void Act(int slot, ref SymbolState symbol, in Tick tick, Direction direction, IReadOnlyList<Holding> holdings)
    {
        foreach (var holding in holdings)
        {
            if (holding.Exit == _trades && TryFindPosition(slot, direction, out var position)) Output.Close(slot, position.PositionId, 0, 0, in tick);
            if (holding.Entry != _trades) continue;
            var signal = new Signal
            {
                TimeNs = symbol.NowNs, Sequence = tick.Sequence, Decision = _trades, Price = tick.Price, InstrumentId = tick.InstrumentId, StrategyId = Id, Direction = direction,
            };
            Output.OnSignal(in signal);
        }
    }
}
