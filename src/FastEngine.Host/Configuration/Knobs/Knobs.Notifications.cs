using FastEngine.Notifications.Events;

namespace FastEngine.Host.Configuration;

public static partial class Knobs
{
    /// <summary>What people are told of a running engine, and by which channels; nothing here changes results.</summary>
    public static class Notifications
    {
        /// <summary>What stands for no value.</summary>
        public const string None = "none";

        private static readonly string[] HttpSchemes = ["https", "http"];

        public static readonly Section Section =
            new("notifications", "What people are told of a running engine, and by which channels; nothing here changes results.", Section.NotificationsFile);

        public static readonly DurationKnob RepeatAfter = Section.Declare(new DurationKnob
        {
            Key = "notifications.repeat_after", DefaultText = "10m", Range = DurationRange.Of("0s", "24h", "1s"), Hashed = false,
            Meaning = "The same again within this time is counted and not told.",
        });

        public static readonly DurationKnob BatchEvery = Section.Declare(new DurationKnob
        {
            Key = "notifications.batch_every", DefaultText = "5m", Range = DurationRange.Of("0s", "24h", "1s"), Hashed = false,
            Meaning = "How long warnings are gathered before they go out together.",
        });

        public static readonly DurationKnob DigestAt = Section.Declare(new DurationKnob
        {
            Key = "notifications.digest_at", DefaultText = "0s", Range = DurationRange.Of("0s", "1439m", "1m"), Hashed = false,
            Meaning = "When the daily digest goes out, after midnight UTC.",
        });

        public static readonly DurationKnob GiveUpAfter = Section.Declare(new DurationKnob
        {
            Key = "notifications.give_up_after", DefaultText = "6h", Range = DurationRange.Of("1m", "7d", "1s"), Hashed = false,
            Meaning = "What could not be delivered for so long becomes a dead letter.",
        });

        public static readonly DurationKnob DrainLimit = Section.Declare(new DurationKnob
        {
            Key = "notifications.drain_limit", DefaultText = "5s", Range = DurationRange.Of("0s", "10m", "1ms"), Hashed = false,
            Meaning = "How long a stop waits for what is not sent yet; the rest stays on disk and is sent after the next start.",
        });

        public static readonly ChoiceKnob<NotificationLevel> TradeLevel = Section.Declare(new ChoiceKnob<NotificationLevel>
        {
            Key = "notifications.trade_level", DefaultText = "info", Hashed = false,
            Meaning = "How urgent a trade is; critical tells each at once, info has them in the digest.",
        });

        /// <summary>By type of event.</summary>
        public static readonly IReadOnlyList<TextKnob> Templates =
        [
            .. Enum.GetValues<NotificationType>().Select(type => Section.Declare(new TextKnob
            {
                Key = $"notifications.templates.{EventNames.Of(type)}", DefaultText = TemplateSet.DefaultOf(type), Hashed = false,
                Meaning = $"Text of the event; in braces its fields {string.Join(", ", EventNames.FieldsOf(type))}, time and level.",
            })),
        ];

        public static readonly ChannelKnobs SendGrid = new(Section, "sendgrid", 60, "0s");

        public static readonly AddressKnob SendGridAddress = Section.Declare(new AddressKnob
        {
            Key = "notifications.sendgrid.address", DefaultText = "https://api.sendgrid.com", Schemes = HttpSchemes, Hashed = false,
            Meaning = "Host of the mail API; subusers in the EU have another.",
        });

        public static readonly SecretKnob SendGridKey = Section.Declare(new SecretKnob
        {
            Key = "notifications.sendgrid.api_key", DefaultText = "${env:SENDGRID_API_KEY}", Hashed = false, Meaning = "API key that may send mail.",
        });

        public static readonly TextKnob SendGridFrom = Section.Declare(new TextKnob
        {
            Key = "notifications.sendgrid.from", DefaultText = None, Hashed = false, Meaning = "Address of the sender, which the service has verified.",
        });

        public static readonly TextKnob SendGridTo = Section.Declare(new TextKnob
        {
            Key = "notifications.sendgrid.to", DefaultText = None, Hashed = false, Meaning = "Addresses that get the mail, apart by commas.",
        });

        public static readonly ChannelKnobs Telegram = new(Section, "telegram", 20, "1s");

        public static readonly AddressKnob TelegramAddress = Section.Declare(new AddressKnob
        {
            Key = "notifications.telegram.address", DefaultText = "https://api.telegram.org", Schemes = HttpSchemes, Hashed = false, Meaning = "Host of the bot API.",
        });

        public static readonly SecretKnob TelegramToken = Section.Declare(new SecretKnob
        {
            Key = "notifications.telegram.token", DefaultText = "${env:TELEGRAM_BOT_TOKEN}", Hashed = false, Meaning = "Token of the bot.",
        });

        public static readonly TextKnob TelegramChat = Section.Declare(new TextKnob
        {
            Key = "notifications.telegram.chat", DefaultText = None, Hashed = false, Meaning = "Id of the chat, or @name of a channel.",
        });

        public static readonly ChannelKnobs Discord = new(Section, "discord", 30, "400ms");

        public static readonly SecretKnob DiscordWebhook = Section.Declare(new SecretKnob
        {
            Key = "notifications.discord.webhook", DefaultText = "${env:DISCORD_WEBHOOK_URL}", Hashed = false, Meaning = "Address of the channel's webhook, which is the secret.",
        });

        public static readonly ChannelKnobs Webhook = new(Section, "webhook", 60, "0s");

        public static readonly SecretKnob WebhookAddress = Section.Declare(new SecretKnob
        {
            Key = "notifications.webhook.address", DefaultText = "${env:FASTENGINE_WEBHOOK_URL}", Hashed = false, Meaning = "Address that gets the events as JSON by POST.",
        });

        public static readonly SecretKnob WebhookKey = Section.Declare(new SecretKnob
        {
            Key = "notifications.webhook.key", DefaultText = "${env:FASTENGINE_WEBHOOK_KEY}", Hashed = false, Meaning = "Signs each request; without it requests are not signed.",
        });

        public static IReadOnlyList<ChannelKnobs> Channels { get; } = [SendGrid, Telegram, Discord, Webhook];
    }
}
