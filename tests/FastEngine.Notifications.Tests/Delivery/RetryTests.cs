using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Notifications.Tests.Delivery;

public class RetryTests
{
    private static readonly ChannelOptions Quick = new() { Gap = TimeSpan.Zero, PerMinute = 1_000 };
    private static readonly DeliveryResult Outage = new(DeliveryOutcome.TryAgain, "503");

    [Fact]
    public void A_message_is_tried_again_with_growing_pauses_until_it_is_taken()
    {
        var channel = new ScriptedChannel("chat", Outage, Outage, Outage);
        using var desk = new Desk(channel, lane: Quick);
        desk.Post(NotificationLevel.Critical, "c1");
        desk.After();
        Assert.Single(channel.Sent);
        desk.AfterSeconds(0.9); // Half of the first pause of 2 s is the least.
        Assert.Single(channel.Sent);
        desk.AfterSeconds(1.1);
        Assert.Equal(2, channel.Sent.Count);
        desk.AfterSeconds(1.9);
        Assert.Equal(2, channel.Sent.Count);
        desk.AfterSeconds(2.1);
        Assert.Equal(3, channel.Sent.Count);
        desk.AfterSeconds(8);
        Assert.Equal(4, channel.Sent.Count);
        Assert.Single(channel.Sent.Select(message => message.Id).Distinct());
        Assert.Equal((1, 3, 0), (desk.Lane.Delivered, desk.Lane.Retries, desk.Lane.Dead));
        Assert.Equal(["chat takes no messages now: 503", "chat takes messages again"], desk.Told);
        Assert.Null(desk.Lane.Fault);
    }

    [Fact]
    public void What_a_service_asks_for_is_waited_for()
    {
        var channel = new ScriptedChannel("chat", new DeliveryResult(DeliveryOutcome.TryAgain, "429", TimeSpan.FromSeconds(64.57)));
        using var desk = new Desk(channel, lane: Quick);
        desk.Post(NotificationLevel.Critical, "c1");
        desk.After();
        desk.AfterSeconds(64.57);
        Assert.Single(channel.Sent);
        desk.AfterSeconds(2);
        Assert.Equal(2, channel.Sent.Count);
    }

    [Fact]
    public void A_service_that_says_it_is_spent_is_left_alone_after_a_success()
    {
        var channel = new ScriptedChannel("chat", DeliveryResult.Delivered with { Pause = TimeSpan.FromSeconds(30) });
        using var desk = new Desk(channel, lane: Quick);
        desk.Post(NotificationLevel.Critical, "c1");
        desk.Post(NotificationLevel.Critical, "c2");
        desk.After();
        desk.AfterSeconds(29);
        Assert.Single(channel.Sent);
        desk.AfterSeconds(1);
        Assert.Equal(2, channel.Sent.Count);
    }

    [Fact]
    public void One_that_always_fails_does_not_keep_the_others_back()
    {
        var channel = new ScriptedChannel("chat", Outage);
        using var desk = new Desk(channel, lane: Quick);
        desk.Post(NotificationLevel.Critical, "c1");
        desk.Post(NotificationLevel.Critical, "c2");
        desk.After();
        desk.AfterSeconds(2);
        Assert.Equal(["System test c1", "System test c2", "System test c1"], channel.Texts);
    }

    [Fact]
    public void A_critical_message_passes_those_that_wait_for_the_rate()
    {
        var channel = new ScriptedChannel("chat");
        using var desk = new Desk(channel, lane: new ChannelOptions { Gap = TimeSpan.FromSeconds(10) });
        desk.Post(NotificationLevel.Critical, "c1");
        desk.Post(NotificationLevel.Warning, "w1");
        desk.After();
        desk.After(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        desk.Post(NotificationLevel.Critical, "c2");
        desk.After();
        desk.AfterSeconds(1);
        desk.Post(NotificationLevel.Critical, "c3");
        desk.AfterSeconds(9);
        desk.AfterSeconds(10);
        Assert.Equal(["System test c1", "System test c2", "System test c3", "System test w1"], channel.Texts);
    }

    [Theory]
    [InlineData(DeliveryOutcome.MessageRefused)]
    [InlineData(DeliveryOutcome.ChannelRefused)]
    public void A_refusal_is_never_sent_again_and_is_kept_as_a_dead_letter(DeliveryOutcome outcome)
    {
        var channel = new ScriptedChannel("chat", new DeliveryResult(outcome, "400: no"));
        using var desk = new Desk(channel, lane: Quick);
        desk.Post(NotificationLevel.Critical, "c1");
        desk.After();
        desk.After(TimeSpan.FromHours(1));
        Assert.Single(channel.Sent);
        var dead = Assert.Single(desk.Dead);
        Assert.Equal(("chat", "400: no", 1, "System test c1"), (dead.Channel, dead.Reason, dead.Attempts, dead.Message.Text));
        Assert.Contains(desk.Told, text => text.Contains("'fastengine notify dead'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_destination_that_refuses_all_is_left_alone_for_a_while()
    {
        var refusal = new DeliveryResult(DeliveryOutcome.ChannelRefused, "404: Unknown Webhook");
        var channel = new ScriptedChannel("chat", refusal, refusal);
        using var desk = new Desk(channel, lane: Quick);
        foreach (var text in new[] { "c1", "c2", "c3" }) desk.Post(NotificationLevel.Critical, text);
        desk.After();
        desk.AfterSeconds(599);
        Assert.Single(channel.Sent);
        desk.AfterSeconds(1);
        Assert.Equal(2, channel.Sent.Count);
        desk.AfterSeconds(600);
        Assert.Equal((1, 2), (desk.Lane.Delivered, desk.Lane.Dead));
    }

    [Fact]
    public void What_cannot_be_delivered_is_given_up_with_its_reason()
    {
        var channel = new ScriptedChannel("chat", [.. Enumerable.Repeat(Outage, 1_000)]);
        using var desk = new Desk(channel, new DeliveryOptions { GiveUpAfter = TimeSpan.FromHours(1) }, Quick);
        desk.Post(NotificationLevel.Critical, "c1");
        for (var minute = 0; minute <= 61; minute++) desk.AfterSeconds(60);
        var dead = Assert.Single(desk.Dead);
        Assert.Equal("not delivered within 1 h: 503", dead.Reason);
        Assert.InRange(dead.Attempts, 10, 60);
        Assert.Equal(0, desk.Lane.Waiting);
    }

    [Fact]
    public void Too_many_that_wait_lose_the_youngest_of_the_least_level_and_say_so()
    {
        var channel = new ScriptedChannel("chat") { IsStuck = true };
        using var desk = new Desk(channel, new DeliveryOptions { QueueLimit = 3 }, Quick);
        for (var i = 0; i < 6; i++) desk.Post(NotificationLevel.Critical, $"c{i}");
        desk.After();
        Assert.Equal(["System test c3", "System test c4", "System test c5"], desk.Dead.Select(letter => letter.Message.Text));
        Assert.Equal(0, desk.Dead[0].Attempts);
    }

    [Fact]
    public void Whatever_comes_when_no_channel_sends_faster_than_its_rate() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 30)).ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(), Gen.Choose(0, 20).ToArbitrary(), (pauses, perMinute, gap) =>
        {
            var rate = new SendRate(perMinute, TimeSpan.FromSeconds(gap));
            var now = ManualTime.Start;
            var sent = new List<DateTimeOffset>();
            foreach (var pause in pauses)
            {
                now += TimeSpan.FromSeconds(pause);
                if (rate.NextAt(now) is var next && next > now) now = next;
                rate.Sent(now);
                sent.Add(now);
            }

            var isApart = sent.Zip(sent.Skip(1), (a, b) => b - a).All(between => between >= TimeSpan.FromSeconds(gap));
            return isApart && sent.Zip(sent.Skip(perMinute), (a, b) => b - a).All(between => between >= TimeSpan.FromMinutes(1));
        }).QuickCheckThrowOnFailure();
}
