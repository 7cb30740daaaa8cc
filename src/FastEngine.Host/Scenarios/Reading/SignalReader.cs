using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Scenarios.Reading;

/// <summary>Reads the signals of a scenario, by strategy in the order in which they first appear.</summary>
internal sealed class SignalReader(InstrumentTable instruments, long zeroNs, long endNs, List<Violation> violations)
{
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
        var direction = Direction.Long;
        if (fields.Has("short") == fields.Has("long")) violations.Add(new Violation(fields.Origin, fields.Path, "says long: SYMBOL or short: SYMBOL"));
        if (fields.Has("short")) direction = Direction.Short;
        var symbol = fields.Text("long") ?? fields.Text("short");
        var instrument = Array.Find(instruments.All.ToArray(), one => one.Name == symbol);
        if (instrument is null && symbol is not null) fields.Add(direction == Direction.Long ? "long" : "short", $"{Shown.Quoted(symbol)} is not a symbol of this scenario");
        fields.Find(direction == Direction.Long ? "long" : "short");
        var score = (double)(fields.Number("score") ?? 1);
        var confluence = (double)(fields.Number("confluence") ?? 5);
        var edge = fields.Number("edge", 0) ?? 0;
        if (instrument is null || everyNs == 0) return;
        var edgeUnits = (long)Math.Round(edge * FixedPoint.PowerOfTen(instrument.PriceScale));
        for (var timeNs = atNs; timeNs <= untilNs; timeNs += everyNs ?? long.MaxValue / 2)
            _signals.Add((strategy, new ScriptedSignal(zeroNs + timeNs, instrument.Id, direction, score, confluence, edgeUnits)));
    }
}
