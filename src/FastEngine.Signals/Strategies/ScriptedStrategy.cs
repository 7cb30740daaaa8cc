using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Signals.Strategies;

/// <summary>Emits the signals of a script: for tests, scenarios, and studies of exits and execution with given entries.</summary>
public sealed class ScriptedStrategy : Strategy
{
    public const string Key = "scripted";

    private readonly IReadOnlyList<ScriptedSignal> _script;
    private ScriptedSignal[][] _bySlot = [];
    private int[] _next = [];
    private long[] _emitted = [];

    /// <param name="script">In any order of symbols; those of one symbol are emitted in the order of their times, then as listed.</param>
    /// <param name="name">Of several, each has its own.</param>
    public ScriptedStrategy(IReadOnlyList<ScriptedSignal> script, string name = Key) => (_script, Name) = (script, name);

    public override string Name { get; }

    protected override void OnAttached()
    {
        var slots = Market.Instruments.Length;
        _bySlot = new ScriptedSignal[slots][];
        _next = new int[slots];
        _emitted = new long[slots];
        for (var slot = 0; slot < slots; slot++)
        {
            var signals = new List<ScriptedSignal>();
            foreach (var signal in _script)
            {
                if (signal.InstrumentId == Market.Instruments[slot].Id) signals.Add(signal);
            }

            // Stable: what has the same time stays in the order of the script.
            for (var i = 1; i < signals.Count; i++)
            {
                for (var j = i; j > 0 && signals[j].TimeNs < signals[j - 1].TimeNs; j--) (signals[j], signals[j - 1]) = (signals[j - 1], signals[j]);
            }

            _bySlot[slot] = [.. signals];
        }
    }

    public override bool OnTrade(int slot, ref SymbolState symbol, in Tick tick)
    {
        var script = _bySlot[slot];
        ref var next = ref _next[slot];
        while (next < script.Length && script[next].TimeNs <= symbol.NowNs)
        {
            var line = script[next];
            if (line.IsClose) Close(slot, in line, in tick);
            else Enter(slot, in symbol, in line, in tick);
            if (line.EveryNs == 0) next++;
            else Again(script, next, line, symbol.NowNs);
        }

        return next < script.Length;
    }

    private void Enter(int slot, in SymbolState symbol, in ScriptedSignal line, in Tick tick)
    {
        var signal = new Signal
        {
            TimeNs = symbol.NowNs, Sequence = tick.Sequence, Decision = ++_emitted[slot], InstrumentId = tick.InstrumentId, StrategyId = Id,
            Direction = line.Direction, Price = tick.Price, ZoneEdge = line.ZoneEdge, EntryScore = line.EntryScore, Confluence = line.Confluence,
            PublishedStamp = tick.Stamp,
        };
        Output.OnSignal(in signal);
    }

    private void Close(int slot, in ScriptedSignal line, in Tick tick)
    {
        if (TryFindPosition(slot, line.Direction, out var position)) Output.Close(slot, position.PositionId, tick.Price, threshold: 0, in tick);
    }

    // Its place moves back to where its next time belongs; missed times are not made up for.
    private static void Again(ScriptedSignal[] script, int at, ScriptedSignal line, long nowNs)
    {
        line = line with { TimeNs = line.TimeNs + ((nowNs - line.TimeNs) / line.EveryNs + 1) * line.EveryNs };
        for (; at + 1 < script.Length && script[at + 1].TimeNs <= line.TimeNs; at++) script[at] = script[at + 1];
        script[at] = line;
    }
}
