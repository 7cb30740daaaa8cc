using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals;
using FastEngine.Signals.Strategies;

namespace FastEngine.Simulation.Tests.KnownAnswers;

/// <summary>Throws coins: enters either way now and then, and leaves after a while that it does not know either.</summary>
internal sealed class CoinStrategy(ulong seed) : Strategy
{
    private readonly Coins _coins = new(seed);

    public override string Name => "coin";

    protected override void OnAttached()
    {
    }

    public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick)
    {
        var enters = _coins.Next(10) == 0;
        var direction = _coins.Next(2) == 0 ? Direction.Long : Direction.Short;
        var leaves = _coins.Next(8) == 0;
        if (TryFindPosition(slot, Direction.Long, out var held) || TryFindPosition(slot, Direction.Short, out held))
        {
            if (leaves) Output.Close(slot, held.PositionId, 0, 0, in tick);
        }
        else if (enters)
        {
            var signal = new Signal
            {
                TimeNs = symbol.NowNs, Sequence = tick.Sequence, Decision = tick.TradeId, Price = tick.Price, InstrumentId = tick.InstrumentId, StrategyId = Id, Direction = direction,
            };
            Output.OnSignal(in signal);
        }

        return true;
    }
}
