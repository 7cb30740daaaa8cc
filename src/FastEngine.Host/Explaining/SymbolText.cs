using FastEngine.Host.Outputs;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Explaining;

/// <summary>A symbol's story, and the overview of all, for a person.</summary>
internal sealed class SymbolText(TextWriter output, RunFolder folder, DecisionChecks checks, DecisionText decisions)
{
    public void Overview(IEnumerable<SymbolStory> symbols)
    {
        var table = new TextTable("lrrrrrrrrrrl");
        table.Add("symbol", "evaluations", "warm", "level 1", "level 2", "level 3", "level 4", "signals", "refused", "positions", "net", "records stop most at");
        foreach (var symbol in symbols)
        {
            var most = symbol.Stops.OrderByDescending(stop => stop.Value).Take(2).Select(stop => $"{stop.Key.Stop} {stop.Key.Direction} {stop.Value:N0}");
            table.Add(symbol.Symbol, Of(symbol, "evaluations"), Of(symbol, "warm"), Of(symbol, "level1"), Of(symbol, "level2"), Of(symbol, "level3"),
                Of(symbol, "level4"), Of(symbol, "signals"), $"{symbol.Refusals.Values.Sum():N0}", $"{symbol.Positions.Count:N0}", ExactText.Show(symbol.Net),
                symbol.Warming.IsObject() ? "WARMING at the end" : string.Join(", ", most));
        }

        table.Write(output);
        output.WriteLine("evaluations are on-time trades; from level 1 on, each direction that passed counts once");
        output.WriteLine("more: --symbol S [--at TIME], --position ID, --near-misses [N], --refused");
    }

    public void Symbol(SymbolStory symbol)
    {
        output.WriteLine($"{symbol.Symbol}: {symbol.Ticks:N0} ticks, {symbol.Signals:N0} signals, "
            + $"{symbol.Refusals.Values.Sum():N0} refused, {symbol.Positions.Count:N0} positions, net {ExactText.Show(symbol.Net)}");
        Warming(symbol);
        Funnel(symbol);
        Regime(symbol);
        Stops(symbol);
        foreach (var (cause, count) in symbol.Refusals) output.WriteLine($"refused {count:N0}: {cause}");
        if (symbol.Positions.Count > 0) output.WriteLine($"positions {string.Join(' ', symbol.Positions.Take(30))}{(symbol.Positions.Count > 30 ? " …" : "")} (--position ID)");
    }

    public void At(SymbolStory symbol, long timeNs)
    {
        output.WriteLine($"{symbol.Symbol} at {UtcText.Of(timeNs)}: the last decision record of each direction (none is written while nothing changes)");
        if (symbol.Last.Count == 0) output.WriteLine("  none yet");
        foreach (var decision in symbol.Last.Values.OrderBy(decision => decision.Strategy, StringComparer.Ordinal).ThenBy(decision => decision.Direction, StringComparer.Ordinal))
        {
            output.WriteLine();
            output.WriteLine(DecisionText.Headline(decision));
            decisions.Write(output, decision);
        }
    }

    private void Warming(SymbolStory symbol)
    {
        var warming = symbol.Warming;
        output.WriteLine(warming.IsObject()
            ? $"WARMING at the end, and not traded while it is: {warming.Whole("fastest")} of {warming.Whole("fastest_needed")} candles of the fastest timeframe, "
                + $"{warming.Whole("longest")} of {warming.Whole("longest_needed")} of the longest"
            : "warm at the end");
    }

    private void Funnel(SymbolStory symbol)
    {
        if (!symbol.Funnel.IsObject()) return;
        output.WriteLine("funnel");
        var table = new TextTable("lrr");
        long before = 0;
        foreach (var step in symbol.Funnel.EnumerateObject())
        {
            var count = step.Value.GetInt64();
            table.Add(StepName(step.Name), $"{count:N0}", step.Name is "evaluations" or "level1" ? "" : NumberText.Percent(before == 0 ? null : (double)count / before));
            before = count;
        }

        table.Write(output, "  ");
    }

    private void Regime(SymbolStory symbol)
    {
        if (checks.IsForced)
        {
            output.WriteLine("level 1: not asked, regime.force both");
            return;
        }

        if (symbol.LastWithRegime is not { } decision) return;
        output.WriteLine($"level 1 as of {UtcText.Of(decision.TimeNs)}");
        var table = new TextTable("lrlrl");
        foreach (var check in checks.Of(decision).Where(check => check.Level == 1 && check.Measured is not null))
            table.Add(check.What, NumberText.Of(check.Measured), check.Relation, NumberText.Of(check.Threshold), check.Passes is null ? "" : check.Passes.Value ? "yes" : "NO");
        table.Write(output, "  ");
        var rates = folder.Summary.Below("conditions");
        if (rates.ValueKind != System.Text.Json.JsonValueKind.Array) return;
        output.WriteLine("  pass rates at closes of the longest timeframe, all symbols: " + string.Join(", ", rates.EnumerateArray()
            .Where(rate => rate.Text("name")?.StartsWith("level 1: ", StringComparison.Ordinal) == true)
            .Select(rate => $"{rate.Text("name")!["level 1: ".Length..]} {NumberText.Percent(rate.Number("rate"))}")));
    }

    private void Stops(SymbolStory symbol)
    {
        var total = symbol.Stops.Values.Sum();
        if (total == 0) return;
        output.WriteLine($"where its {total:N0} decision records ended (one is written when an evaluation ends otherwise than the one before)");
        var table = new TextTable("llrrr");
        table.Add("", "", "long", "short", "share");
        foreach (var stop in symbol.Stops.GroupBy(stop => (stop.Key.Level, stop.Key.Stop)))
        {
            long Count(string direction) => stop.Where(one => one.Key.Direction == direction).Sum(one => one.Value);
            table.Add(stop.Key.Level is 0 or StoredDecision.PassedAll ? "" : $"level {stop.Key.Level}", stop.Key.Stop, $"{Count("long"):N0}", $"{Count("short"):N0}",
                NumberText.Percent((double)stop.Sum(one => one.Value) / total));
        }

        table.Write(output, "  ");
    }

    private static string StepName(string step) => step switch
    {
        "level1" => "past level 1 (regime), by direction",
        "level2" => "past level 2 (zone)",
        "level3" => "past level 3 (cascade)",
        "level4" => "past level 4 (bounce, volume)",
        _ => step,
    };

    private static string Of(SymbolStory symbol, string step) => symbol.Funnel.Whole(step) is { } count ? $"{count:N0}" : "-";
}
