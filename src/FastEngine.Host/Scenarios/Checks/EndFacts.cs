using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Outputs.Trading;

namespace FastEngine.Host.Scenarios.Checks;

/// <summary>The facts that can be asked for at the end of a scenario.</summary>
internal static class EndFacts
{
    private const string Count = "count.";
    private const string Unattributed = "unattributed.";
    private const string Quantity = "quantity.";

    public const string Allowed =
        "positions, orders, kill_switch, cash, equity, unrealised, exposure, count.EVENT, unattributed.SYMBOL, quantity.SYMBOL.long and quantity.SYMBOL.short";

    public static bool Exists(string fact, InstrumentTable instruments) =>
        fact is "positions" or "orders" or "kill_switch" or "cash" or "equity" or "unrealised" or "exposure"
        || (fact.StartsWith(Count, StringComparison.Ordinal) && EventNames.All.Contains(fact[Count.Length..]))
        || (fact.StartsWith(Unattributed, StringComparison.Ordinal) && Find(instruments, fact[Unattributed.Length..]) is not null)
        || (fact.Split('.') is ["quantity", var symbol, "long" or "short"] && Find(instruments, symbol) is not null);

    public static CheckResult Check(EndFact fact, Scenario scenario, IReadOnlyList<ScenarioEvent> events, EndState end)
    {
        JsonNode value = JsonValue.Create(ValueOf(fact.Fact, scenario.Instruments, events, end));
        var isGood = fact.Condition.Holds(value, []);
        return new CheckResult("end", $"{fact.Fact}: {fact.Condition.Text}", isGood, isGood ? $"is {value}" : $"line {fact.Origin.Line}: is {value}");
    }

    private static string ValueOf(string fact, InstrumentTable instruments, IReadOnlyList<ScenarioEvent> events, EndState end)
    {
        if (fact.StartsWith(Count, StringComparison.Ordinal)) return $"{events.Count(e => e.Name == fact[Count.Length..])}";
        if (fact.StartsWith(Unattributed, StringComparison.Ordinal))
        {
            var instrument = Find(instruments, fact[Unattributed.Length..])!;
            return FixedPoint.ToText(end.Unattributed[instrument.Id], instrument.QuantityScale);
        }

        if (fact.StartsWith(Quantity, StringComparison.Ordinal))
        {
            var parts = fact.Split('.');
            var instrument = Find(instruments, parts[1])!;
            var direction = parts[2] == "long" ? Direction.Long : Direction.Short;
            var sum = end.Positions.Where(position => position.InstrumentId == instrument.Id && position.Direction == direction).Sum(position => position.Quantity);
            return FixedPoint.ToText(sum, instrument.QuantityScale);
        }

        return fact switch
        {
            "positions" => $"{end.Positions.Count}",
            "orders" => $"{end.Orders.Count}",
            "kill_switch" => Names.Of(end.KillSwitch),
            "cash" => Money.ToText(end.Account.Cash),
            "equity" => Money.ToText(end.Account.Equity),
            "unrealised" => Money.ToText(end.Account.Unrealised),
            _ => Money.ToText(end.Account.Exposure),
        };
    }

    private static Instrument? Find(InstrumentTable instruments, string name) => Array.Find(instruments.All.ToArray(), instrument => instrument.Name == name);
}
