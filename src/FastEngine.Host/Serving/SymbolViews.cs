using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Server.Documents;
using FastEngine.Signals;
using FastEngine.Signals.Decisions;

namespace FastEngine.Host.Serving;

/// <summary>Symbols as a dashboard shows them.</summary>
/// <remarks>Warm-up, regime and funnel are read from the hot threads' own memory without a barrier: a moment old, the funnel up to a batch of trades off, for the eye alone.</remarks>
internal sealed class SymbolViews(ServedParts parts)
{
    public SymbolDocument Of(int instrumentId)
    {
        var instrument = parts.Pipeline.Instruments[instrumentId];
        var (shard, slot) = parts.Pipeline.Locate(instrumentId);
        var (flow, realised) = parts.Board.Of(instrumentId);
        var warmUp = shard.Market.WarmUp(slot);
        var price = flow.TimeNs == 0 ? shard.Market.States[slot].LastPrice : flow.Price;
        return new SymbolDocument
        {
            Name = instrument.Name, State = StateOf(warmUp), Regime = Names.Snake(shard.Market.Regime(slot).ToString()), Price = Drawn.Price(price, instrument), Decimals = Drawn.DecimalsOf(instrument),
            Imbalances = [.. Enumerable.Range(0, parts.Setup.Signals.ImbalanceWindowsNs.Count).Select(window => flow.TimeNs == 0 ? 0 : Drawn.Shown(flow.Imbalances[window]))],
            Cvd = Drawn.Shown(flow.Cvd), ZScore = flow.StatisticsTrades == 0 || flow.Deviation == 0 ? null : Drawn.Known((Drawn.PriceOf(flow.Price, instrument) - flow.Mean) / flow.Deviation),
            Trades = flow.ShortTrades, LargeTrades = flow.LargeTrades, Exhausted = flow.Exhausted, Tainted = flow.Tainted, EntriesStopped = !parts.Desk.Stage.AreEntriesAllowed(instrumentId),
            Realised = Money.ToText(realised), Funnel = FunnelOf(shard, slot),
        };
    }

    private static string StateOf(WarmUp warmUp) => warmUp.IsWarm ? "warm"
        : warmUp.Longest < warmUp.LongestNeeded ? $"warming {warmUp.Longest}/{warmUp.LongestNeeded}" : $"warming {warmUp.Fastest}/{warmUp.FastestNeeded}";

    private static FunnelDocument FunnelOf(ShardSignals<Engine.ShardSink> shard, int slot)
    {
        var sum = default(Funnel);
        for (var strategy = 0; strategy < shard.Strategies.Length; strategy++)
        {
            var funnel = shard.Funnel(slot, strategy);
            sum.Evaluations += funnel.Evaluations;
            sum.Warm += funnel.Warm;
            sum.Level1 += funnel.Level1;
            sum.Level2 += funnel.Level2;
            sum.Level3 += funnel.Level3;
            sum.Level4 += funnel.Level4;
            sum.Signals += funnel.Signals;
        }

        return new FunnelDocument
        {
            Evaluations = sum.Evaluations, Warm = sum.Warm, Level1 = sum.Level1, Level2 = sum.Level2, Level3 = sum.Level3, Level4 = sum.Level4, Signals = sum.Signals,
        };
    }
}
