namespace FastEngine.Notifications.Tests.Delivery;

public class RoutingTests
{
    private static readonly ChannelOptions Quick = new() { Gap = TimeSpan.Zero, PerMinute = 1_000 };

    [Fact]
    public void Critical_goes_at_once_a_warning_with_its_batch_and_info_with_the_digest_of_the_day()
    {
        var channel = new ScriptedChannel("chat");
        using var desk = new Desk(channel, lane: Quick);
        desk.Post(NotificationLevel.Info, "i1");
        desk.Post(NotificationLevel.Warning, "w1");
        desk.Post(NotificationLevel.Critical, "c1");
        desk.After();
        Assert.Equal(["System test c1"], channel.Texts);
        Assert.Equal("CRITICAL system_error", channel.Sent[0].Title);

        desk.AfterSeconds(60);
        desk.Post(NotificationLevel.Warning, "w2");
        desk.AfterSeconds(239);
        Assert.Single(channel.Sent);
        desk.AfterSeconds(1);
        Assert.Equal("12:00:00 System test w1\n12:00:00 System test w2", channel.Sent[1].Text);
        Assert.Equal("Warnings: 2 events", channel.Sent[1].Title);

        desk.After(TimeSpan.FromHours(11));
        Assert.Equal(2, channel.Sent.Count);
        desk.After(TimeSpan.FromHours(1));
        Assert.Equal("System test i1", channel.Sent[2].Text);
    }

    [Fact]
    public void The_digest_begins_with_the_summary_and_comes_once_a_day()
    {
        var channel = new ScriptedChannel("chat");
        using var desk = new Desk(channel, new DeliveryOptions { DigestAt = TimeSpan.FromHours(18) }, Quick);
        desk.Summary = new Notification
        {
            Type = NotificationType.DailySummary, Level = NotificationLevel.Info, Time = ManualTime.Start, Key = "day",
            Fields = new Dictionary<string, string> { ["trades"] = "3", ["wins"] = "2", ["pnl"] = "1.5" },
        };
        desk.Post(NotificationLevel.Info, "i1");
        desk.After(TimeSpan.FromHours(6));
        Assert.Equal("12:00:00 Day 3 trades, 2 won, pnl 1.5, fees , best , worst , equity , open, breaches, errors\n12:00:00 System test i1", Assert.Single(channel.Sent).Text);
        desk.After(TimeSpan.FromHours(23));
        Assert.Single(channel.Sent);
        desk.After(TimeSpan.FromHours(1));
        Assert.Equal(2, channel.Sent.Count);
    }

    [Fact]
    public void A_channel_gets_its_events_from_its_level_on()
    {
        var all = new ScriptedChannel("all");
        var severe = new ScriptedChannel("severe");
        var trades = new ScriptedChannel("trades");
        using var desk = new Desk([(all, Quick), (severe, Quick with { Least = NotificationLevel.Critical }), (trades, Quick with { Events = [NotificationType.TradeExecuted] })]);
        desk.Post(NotificationLevel.Critical, "c1");
        desk.Post(NotificationLevel.Warning, "w1");
        desk.Center.Post(Desk.Event(NotificationLevel.Critical, "t1", type: NotificationType.TradeExecuted));
        desk.After(TimeSpan.FromMinutes(5));
        desk.After(TimeSpan.FromMinutes(5));
        Assert.Equal(3, all.Sent.Count);
        Assert.Equal(2, severe.Sent.Count);
        Assert.Single(trades.Sent);
    }

    [Fact]
    public void What_is_graver_is_told_although_a_milder_one_was()
    {
        var channel = new ScriptedChannel("chat");
        using var desk = new Desk(channel, lane: Quick);
        desk.Post(NotificationLevel.Warning, "w1", "margin");
        desk.Post(NotificationLevel.Critical, "c1", "margin");
        desk.Post(NotificationLevel.Critical, "c2", "margin");
        desk.After();
        Assert.Equal(["System test c1"], channel.Texts);
        Assert.Equal(1, desk.Center.Held);
    }

    [Fact]
    public void The_same_again_is_counted_and_told_with_the_next()
    {
        var channel = new ScriptedChannel("chat");
        using var desk = new Desk(channel, lane: Quick);
        for (var i = 0; i < 5; i++) desk.Post(NotificationLevel.Critical, $"disk full {i}", "disk");
        desk.Post(NotificationLevel.Critical, "another");
        desk.After();
        Assert.Equal(["System test disk full 0", "System test another"], channel.Texts);
        desk.After(TimeSpan.FromMinutes(10));
        desk.Post(NotificationLevel.Critical, "disk full 5", "disk");
        desk.After();
        Assert.Equal("System test disk full 5 (and 4 alike since)", channel.Sent[2].Text);
        Assert.Equal(4, desk.Center.Held);
    }

    [Fact]
    public void What_is_too_long_for_a_channel_goes_as_several_messages_and_nothing_is_lost()
    {
        var channel = new ScriptedChannel("chat") { LongestText = 100 };
        using var desk = new Desk(channel, lane: Quick);
        for (var i = 0; i < 20; i++) desk.Post(NotificationLevel.Warning, $"warning {i:00}");
        desk.Post(NotificationLevel.Critical, new string('x', 500));
        desk.After(TimeSpan.FromMinutes(5));
        desk.After(TimeSpan.FromMinutes(5));
        Assert.All(channel.Sent, message => Assert.InRange(message.Text.Length, 1, 100));
        Assert.Equal("Warnings: 20 events (1 of 7)", channel.Sent[1].Title);
        Assert.Equal(20, channel.Sent.Skip(1).Sum(message => message.Lines.Count));
        Assert.EndsWith("…", channel.Sent[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_beyond_the_limit_are_counted_in_the_title()
    {
        var channel = new ScriptedChannel("chat");
        using var desk = new Desk(channel, new DeliveryOptions { LineLimit = 3 }, Quick);
        for (var i = 0; i < 10; i++) desk.Post(NotificationLevel.Warning, $"w{i}");
        desk.After();
        desk.After(TimeSpan.FromMinutes(5));
        Assert.Equal("Warnings: 10 events, 7 left out", Assert.Single(channel.Sent).Title);
    }
}
