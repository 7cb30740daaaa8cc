namespace FastEngine.Signals.Strategies;

/// <summary>One setting of a strategy: the knob <c>strategies.NAME.SETTING</c> of the configuration.</summary>
/// <param name="Name">Lower case; dots make sections.</param>
/// <param name="DefaultText">The default, as a person writes it.</param>
/// <param name="Meaning">One line; the comment in a configuration file.</param>
public abstract record StrategySetting(string Name, string DefaultText, string Meaning)
{
    /// <summary>Unit of a number, empty when the kind carries it.</summary>
    public string Unit { get; init; } = "";
}
