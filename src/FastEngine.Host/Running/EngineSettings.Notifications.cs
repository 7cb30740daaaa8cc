using FastEngine.Host.Configuration;
using FastEngine.Notifications.Channels;
using FastEngine.Notifications.Delivery;
using FastEngine.Notifications.Events;

namespace FastEngine.Host.Running;

public static partial class EngineSettings
{
    /// <summary>How notifications are gathered, tried again and given up.</summary>
    public static DeliveryOptions Delivery(ResolvedConfig config) => new()
    {
        RepeatAfter = Time(config.Get(Knobs.Notifications.RepeatAfter)),
        BatchEvery = Time(config.Get(Knobs.Notifications.BatchEvery)),
        DigestAt = Time(config.Get(Knobs.Notifications.DigestAt)),
        GiveUpAfter = Time(config.Get(Knobs.Notifications.GiveUpAfter)),
    };

    public static TemplateSet Templates(ResolvedConfig config) =>
        new(Enum.GetValues<NotificationType>().ToDictionary(type => type, type => config.Get(Knobs.Notifications.Templates[(int)type])));

    /// <summary>What goes to a channel.</summary>
    public static ChannelOptions Channel(ResolvedConfig config, ChannelKnobs knobs) => new()
    {
        Least = config.Get(knobs.Least), Events = [.. config.Get(knobs.Events).Select(EventNames.TypeOf)], PerMinute = config.Get(knobs.PerMinute), Gap = Time(config.Get(knobs.Gap)),
    };

    /// <summary>The way to a channel, with its secrets.</summary>
    /// <exception cref="RunException">It lacks something.</exception>
    /// <exception cref="SecretMissingException">It lacks a secret.</exception>
    internal static INotificationChannel Open(ResolvedConfig config, ChannelKnobs knobs, ChannelHttp http)
    {
        try
        {
            if (knobs == Knobs.Notifications.SendGrid)
            {
                return new SendGridChannel(http, Host(config, Knobs.Notifications.SendGridAddress), Reveal(config, Knobs.Notifications.SendGridKey), Required(config, Knobs.Notifications.SendGridFrom),
                    Required(config, Knobs.Notifications.SendGridTo).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            }

            if (knobs == Knobs.Notifications.Telegram)
                return new TelegramChannel(http, Host(config, Knobs.Notifications.TelegramAddress), Reveal(config, Knobs.Notifications.TelegramToken), Required(config, Knobs.Notifications.TelegramChat));
            if (knobs == Knobs.Notifications.Discord) return new DiscordChannel(http, Reveal(config, Knobs.Notifications.DiscordWebhook));
            return new WebhookChannel(http, Reveal(config, Knobs.Notifications.WebhookAddress), config.Get(Knobs.Notifications.WebhookKey).IsSet ? Reveal(config, Knobs.Notifications.WebhookKey) : null);
        }
        catch (ArgumentException exception)
        {
            throw new RunException(ExitCode.Usage, $"notifications.{knobs.Name}: {exception.Message}");
        }
    }

    private static SecretText Reveal(ResolvedConfig config, SecretKnob knob)
    {
        try
        {
            return new SecretText(config.Get(knob).Reveal());
        }
        catch (SecretMissingException exception)
        {
            throw new SecretMissingException($"{knob.Key}: {exception.Message}", exception);
        }
    }

    // A key must not leave in the clear.
    private static Uri Host(ResolvedConfig config, AddressKnob knob) => config.Get(knob) is { } address && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
        ? address
        : throw new ArgumentException($"{knob.Key} must begin with https://, or be on this machine");

    private static string Required(ResolvedConfig config, TextKnob knob) => config.Get(knob) is var text && text != Knobs.Notifications.None
        ? text
        : throw new ArgumentException($"{knob.Key} is not set");
}
