namespace FastEngine.Simulation.Paper.Script;

/// <summary>The rules of a script, with how often each was applied. Without a script it costs a comparison.</summary>
public sealed class ScriptRules
{
    private readonly VenueRule[] _rules;
    private readonly int[] _met;

    public ScriptRules(PaperScript script)
    {
        _rules = [.. script.Rules];
        _met = new int[_rules.Length];
    }

    /// <summary>Finds the rule to be applied, and counts it.</summary>
    /// <returns>Null for none.</returns>
    public VenueRule? Take(VenueEffect effect, in ScriptSubject subject)
    {
        for (var i = 0; i < _rules.Length; i++)
        {
            var rule = _rules[i];
            if (rule.Effect != effect || !Fits(rule, in subject) || _met[i] - rule.Skip >= rule.Count) continue;
            if (++_met[i] > rule.Skip) return rule;
        }

        return null;
    }

    /// <summary>The delay by an effect, 0 for none.</summary>
    public long Delay(VenueEffect effect, in ScriptSubject subject) => _rules.Length == 0 ? 0 : Take(effect, in subject)?.DelayNs ?? 0;

    private static bool Fits(VenueRule rule, in ScriptSubject subject) =>
        subject.TimeNs >= rule.FromNs && subject.TimeNs < rule.UntilNs
        && Fits(rule.InstrumentId, subject.InstrumentId) && Fits(rule.StrategyId, subject.StrategyId) && Fits((int?)rule.Leg, subject.Leg)
        && Fits((int?)rule.Type, subject.Type) && Fits((int?)rule.Side, subject.Side) && Fits((int?)rule.Query, subject.Query);

    private static bool Fits(int? wanted, int value) => wanted is not { } exact || exact == value;
}
