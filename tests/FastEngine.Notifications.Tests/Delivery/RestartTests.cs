namespace FastEngine.Notifications.Tests.Delivery;

public class RestartTests
{
    private static readonly ChannelOptions Quick = new() { Gap = TimeSpan.Zero, PerMinute = 1_000 };

    [Fact]
    public void What_waited_is_sent_after_a_restart()
    {
        var stuck = new ScriptedChannel("chat") { IsStuck = true };
        using var before = new Desk(stuck, lane: Quick);
        before.Carried = "the day's figures";
        before.Center.Position = 41;
        before.Post(NotificationLevel.Critical, "c1");
        before.Post(NotificationLevel.Critical, "c2");
        before.Post(NotificationLevel.Warning, "w1");
        before.Post(NotificationLevel.Info, "i1");
        before.After();
        before.AfterSeconds(1);
        before.Center.Position = 42;
        before.Center.Close(TimeSpan.Zero);

        var channel = new ScriptedChannel("chat");
        using var after = new Desk([(channel, Quick)], folder: before.Folder, time: before.Time);
        Assert.Equal((42, "the day's figures"), (after.Center.Position, after.Center.Carried));
        after.After();
        Assert.Equal(["System test c1", "System test c2", "System test w1"], channel.Texts);
        Assert.Equal(stuck.Sent[0].Id, channel.Sent[0].Id);
        after.Post(NotificationLevel.Critical, "c1");
        after.After();
        Assert.Equal(1, after.Center.Held);
        after.After(TimeSpan.FromHours(12));
        Assert.Equal("System test i1", channel.Sent[^1].Text);
    }

    [Fact]
    public void A_digest_that_a_stop_made_late_goes_out_at_the_start()
    {
        using var before = new Desk(new ScriptedChannel("chat"), lane: Quick);
        before.Post(NotificationLevel.Info, "i1");
        before.After();
        before.Center.Close(TimeSpan.Zero);
        before.Time.Advance(TimeSpan.FromDays(2));
        var channel = new ScriptedChannel("chat");
        using var after = new Desk([(channel, Quick)], folder: before.Folder, time: before.Time);
        after.After();
        Assert.Equal(["System test i1"], channel.Texts);
    }

    [Fact]
    public void A_damaged_file_is_told_and_nothing_fails()
    {
        using var before = new Desk(new ScriptedChannel("chat"), lane: Quick);
        before.Center.Close(TimeSpan.Zero);
        File.WriteAllText(Path.Combine(before.Folder, "waiting.json"), "{");
        using var after = new Desk([(new ScriptedChannel("chat"), Quick)], folder: before.Folder);
        Assert.Contains("cannot be read", Assert.Single(after.Told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_sends_the_warnings_that_are_gathered()
    {
        var channel = new ScriptedChannel("chat");
        using var desk = new Desk(channel, lane: Quick);
        desk.Post(NotificationLevel.Warning, "w1");
        desk.Center.Close(TimeSpan.FromSeconds(5));
        Assert.Equal(["System test w1"], channel.Texts);
        Assert.Equal(1, desk.Lane.Delivered);
    }

    [Fact]
    public void Dead_letters_are_kept_over_restarts_and_passed_over_where_damaged()
    {
        using var desk = new Desk(new ScriptedChannel("chat", new DeliveryResult(DeliveryOutcome.MessageRefused, "no")), lane: Quick);
        desk.Post(NotificationLevel.Critical, "c1");
        desk.After();
        File.AppendAllText(Path.Combine(desk.Folder, "dead-letters.jsonl"), "{\"time\":");
        Assert.Single(new DeadLetterFile(desk.Folder).Read());
        Assert.Equal(1, new DeadLetterFile(desk.Folder).Clear());
        Assert.Empty(new DeadLetterFile(desk.Folder).Read());
    }
}
