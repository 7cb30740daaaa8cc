using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>Reads the signals of a scenario, by strategy in the order in which they first appear.</summary>
internal sealed class SignalReader(InstrumentTable instruments, long zeroNs, long endNs, List<Violation> violations)
{
    private static readonly string[] Actions = ["long", "short", "close_long", "close_short"];

    private readonly List<(string Strategy, ScriptedSignal Signal)> _signals = [];

    public IReadOnlyList<StrategyPlan> Read(IReadOnlyList<Written> items, IReadOnlyList<string> others)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var fields = Fields.Of(items[i], $"signals[{i}]", violations);
            Read(fields, others);
            fields.Done();
        }

        return [.. _signals.Select(signal => signal.Strategy).DefaultIfEmpty(ScriptedStrategy.Key).Distinct()
            .Select(name => new StrategyPlan(name, [.. _signals.Where(signal => signal.Strategy == name).Select(signal => signal.Signal)]))];
    }

    private void Read(Fields fields, IReadOnlyList<string> others)
    {
        var strategy = fields.Text("strategy") ?? ScriptedStrategy.Key;
        if (others.Contains(strategy) || strategy is ReservedStrategies.DtmsName or ReservedStrategies.UnattributedName) fields.Add("strategy", $"{strategy} decides for itself");
        var atNs = fields.Time("at", isNeeded: true) ?? 0;
        var everyNs = fields.Time("every");
        var untilNs = fields.Time("until") ?? endNs - zeroNs;
        if (everyNs == 0) fields.Add("every", "is no time at all");
        if (Actions.Count(fields.Has) != 1) violations.Add(new Violation(fields.Origin, fields.Path, "says one of long: SYMBOL, short: SYMBOL, close_long: SYMBOL, close_short: SYMBOL"));
        var action = Array.Find(Actions, fields.Has) ?? Actions[0];
        var direction = action is "short" or "close_short" ? Direction.Short : Direction.Long;
        var symbol = fields.Text(action);
        var instrument = Array.Find(instruments.All.ToArray(), one => one.Name == symbol);
        if (instrument is null && symbol is not null) fields.Add(action, $"{Shown.Quoted(symbol)} is not a symbol of this scenario");
        fields.Find(action);
        var score = (double)(fields.Number("score") ?? 1);
        var confluence = (double)(fields.Number("confluence") ?? 5);
        var edge = fields.Number("edge", 0) ?? 0;
        if (instrument is null || everyNs == 0) return;
        var edgeUnits = (long)Math.Round(edge * FixedPoint.PowerOfTen(instrument.PriceScale));
        for (var timeNs = atNs; timeNs <= untilNs; timeNs += everyNs ?? long.MaxValue / 2)
            _signals.Add((strategy, new ScriptedSignal(zeroNs + timeNs, instrument.Id, direction, score, confluence, edgeUnits, IsClose: action is "close_long" or "close_short")));
    }
}
