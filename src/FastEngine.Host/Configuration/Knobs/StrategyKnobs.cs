using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Configuration;

/// <summary>The section of one strategy: its legs, and a knob for each of its settings.</summary>
public sealed class StrategyKnobs
{
    private readonly Dictionary<StrategySetting, Knob> _settings = [];

    /// <param name="section">Of the strategies.</param>
    /// <param name="ppmStep">Of percentages of legs.</param>
    /// <param name="milliStep">Of multiples of legs.</param>
    internal StrategyKnobs(Section section, StrategyModule module, decimal ppmStep, decimal milliStep)
    {
        Module = module;
        var isAdded = module.Name is not (FourLevelStrategy.Key or ScriptedStrategy.Key);
        Legs = new StrategyLegKnobs(section, module.Name, ppmStep, milliStep, isAdded);
        foreach (var setting in module.Settings) _settings.Add(setting, section.Declare(KnobOf(module.Name, setting)));
    }

    public StrategyModule Module { get; }

    public StrategyLegKnobs Legs { get; }

    /// <summary>In the order of the settings.</summary>
    public IReadOnlyList<Knob> Settings => [.. Module.Settings.Select(setting => _settings[setting])];

    public StrategySettings Values(ResolvedConfig config) => new(_settings.ToDictionary(pair => pair.Key, pair => config.ValueOf(pair.Value)));

    private static Knob KnobOf(string strategy, StrategySetting setting)
    {
        var key = $"strategies.{strategy}.{setting.Name}";
        return setting switch
        {
            DecimalSetting own => new DecimalKnob
            {
                Key = key, DefaultText = own.DefaultText, Unit = own.Unit, Min = own.Min, Max = own.Max, Step = own.Step, Hashed = true, Added = true, Meaning = own.Meaning,
            },
            IntegerSetting own => new IntegerKnob
            {
                Key = key, DefaultText = own.DefaultText, Unit = own.Unit, Min = own.Min, Max = own.Max, Hashed = true, Added = true, Meaning = own.Meaning,
            },
            DurationSetting own => new DurationKnob
            {
                Key = key, DefaultText = own.DefaultText, Range = new DurationRange(own.MinNs, own.MaxNs, own.StepNs), Hashed = true, Added = true, Meaning = own.Meaning,
            },
            BooleanSetting own => new BooleanKnob { Key = key, DefaultText = own.DefaultText, Hashed = true, Added = true, Meaning = own.Meaning },
            TextSetting own => new TextKnob { Key = key, DefaultText = own.DefaultText, Hashed = true, Added = true, Meaning = own.Meaning },
            _ => throw new ArgumentException($"{key} is of a kind of setting that has no knob", nameof(setting)),
        };
    }
}
