using FastEngine.Notifications.Events;

namespace FastEngine.Host.Configuration;

/// <summary>A template of a notification names fields that its event has.</summary>
public sealed class TemplateRule(NotificationType type) : IConfigRule
{
    private readonly TextKnob _knob = Configuration.Knobs.Notifications.Templates[(int)type];

    public IReadOnlyList<Knob> Knobs => [_knob];

    public string? Check(ResolvedConfig config)
    {
        try
        {
            _ = new Template(type, config.Get(_knob));
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }
}
