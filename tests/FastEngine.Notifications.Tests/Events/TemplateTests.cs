namespace FastEngine.Notifications.Tests.Events;

public class TemplateTests
{
    private static readonly Notification Trade = new()
    {
        Type = NotificationType.TradeExecuted, Level = NotificationLevel.Info, Time = new DateTimeOffset(2026, 11, 20, 20, 0, 0, TimeSpan.Zero), Key = "k",
        Fields = new Dictionary<string, string> { ["symbol"] = "BTCUSDT", ["action"] = "opened", ["price"] = "65000\n" },
    };

    [Fact]
    public void Fields_stand_in_their_places_and_what_does_not_apply_leaves_no_gap() => Assert.Equal("2026-11-20 20:00:00Z info: opened BTCUSDT at 65000",
        new Template(NotificationType.TradeExecuted, "{time} {level}: {action} {pnl} {symbol} at {price} {reason}").Render(Trade));

    [Theory]
    [InlineData("{expires}", "trade_executed has no field 'expires'; it has action, symbol")]
    [InlineData("{symbol", "a '{' has no '}'")]
    [InlineData("{}", "trade_executed has no field ''")]
    public void A_template_that_names_what_is_not_there_is_refused(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<FormatException>(() => new Template(NotificationType.TradeExecuted, text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_default_is_a_template_of_its_event_and_the_types_are_the_five_that_were_asked_for()
    {
        foreach (var type in Enum.GetValues<NotificationType>()) Assert.NotEmpty(new Template(type, TemplateSet.DefaultOf(type)).Render(Trade with { Type = type }));
        Assert.Equal(["trade_executed", "watchlist_expiring", "risk_breach", "system_error", "daily_summary"], EventNames.AllTypes);
    }
}
