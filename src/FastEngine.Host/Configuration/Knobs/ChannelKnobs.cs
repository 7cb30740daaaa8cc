using FastEngine.Notifications.Events;

namespace FastEngine.Host.Configuration;

/// <summary>What goes to a channel of notifications, and how fast.</summary>
public sealed class ChannelKnobs
{
    internal ChannelKnobs(Section section, string name, int perMinute, string gap)
    {
        Name = name;
        Enabled = section.Declare(new BooleanKnob { Key = $"notifications.{name}.enabled", DefaultText = "false", Hashed = false, Meaning = $"Whether {name} is used." });
        Least = section.Declare(new ChoiceKnob<NotificationLevel>
        {
            Key = $"notifications.{name}.least_level", DefaultText = "info", Hashed = false, Meaning = "What is less urgent does not go there.",
        });
        Events = section.Declare(new NamesKnob
        {
            Key = $"notifications.{name}.events", DefaultText = $"[{string.Join(", ", EventNames.AllTypes)}]", Known = EventNames.AllTypes, Noun = "an event", Hashed = false,
            Meaning = "Events that go there.",
        });
        PerMinute = section.Declare(new IntegerKnob
        {
            Key = $"notifications.{name}.per_minute", DefaultText = $"{perMinute}", Unit = "messages", Min = 1, Max = 6_000, Hashed = false,
            Meaning = "Most messages within a minute; the service may ask for fewer.",
        });
        Gap = section.Declare(new DurationKnob
        {
            Key = $"notifications.{name}.gap", DefaultText = gap, Range = DurationRange.Of("0s", "1h", "1ms"), Hashed = false, Meaning = "Messages begin at least this far apart.",
        });
    }

    public string Name { get; }

    public BooleanKnob Enabled { get; }

    public ChoiceKnob<NotificationLevel> Least { get; }

    public NamesKnob Events { get; }

    public IntegerKnob PerMinute { get; }

    public DurationKnob Gap { get; }

    public IReadOnlyList<Knob> All => [Enabled, Least, Events, PerMinute, Gap];
}
