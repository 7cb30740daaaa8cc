using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Host.Service.Watching;
using FastEngine.Venues.Binance.Account;

namespace FastEngine.Host.Tests.Service.Watching;

public sealed class WatchDeskTests : IDisposable
{
    private const Market Usdm = Market.UsdMargined;

    private readonly string _folder = Directory.CreateTempSubdirectory("fastengine-watch-").FullName;
    private readonly ManualTime _time = new();
    private readonly FakeMarket _market = new(slots: 2);
    private readonly List<string> _said = [];
    private readonly List<string> _warned = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_added_is_brought_in_allowed_and_then_heard()
    {
        var desk = Desk();
        desk.Add(Usdm, "ETHUSDT", null, 2, "anna");
        Assert.Equal(WatchPhase.Starting, Assert.Single(desk.Entries()).Phase);
        await StepAsync(desk);
        Assert.Equal(["in ETHUSDT", "allow ETHUSDT", "hear ETHUSDT"], _market.Told);
        var view = Assert.Single(desk.Entries());
        Assert.Equal((WatchPhase.Active, "anna", 2), (view.Phase, view.Entry.AddedBy, view.Entry.Priority));
        Assert.Equal(24 * EngineTime.NsPerHour, view.Entry.ExpiresNs - view.Entry.AddedNs);
    }

    [Fact]
    public async Task What_is_removed_enters_nothing_at_once_and_is_left_when_it_is_flat()
    {
        var desk = await WithAsync("ETHUSDT");
        _market.Open.Add(1);
        desk.Remove(Usdm, "ETHUSDT");
        Assert.Equal(["forbid ETHUSDT"], _market.Told);
        for (var i = 0; i < 10; i++) await StepAsync(desk);
        Assert.Equal((WatchPhase.Ending, 1), (Assert.Single(desk.Entries()).Phase, _market.Heard.Count));
        _market.Open.Clear();
        for (var i = 0; i < 3; i++) await StepAsync(desk);
        Assert.Equal(["forbid ETHUSDT", "leave ETHUSDT"], _market.Told);
        Assert.Empty(desk.Entries());
        Assert.Equal(WatchFault.Unknown, Assert.Throws<WatchException>(() => desk.Remove(Usdm, "ETHUSDT")).Fault);
    }

    [Fact]
    public async Task What_runs_out_is_told_an_hour_before_ends_by_itself_and_is_cleaned_up_at_midnight()
    {
        var desk = Desk();
        var told = new List<string>();
        desk.Expiring = (symbol, until) => told.Add($"{symbol} {until:HH:mm}");
        desk.Add(Usdm, "ETHUSDT", TimeSpan.FromHours(2), 3, "anna");
        await StepAsync(desk);
        _time.Move(TimeSpan.FromMinutes(59));
        await StepAsync(desk);
        Assert.Empty(told);
        _time.Move(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 3; i++) await StepAsync(desk);
        Assert.Equal(["ETHUSDT@usdm 14:00"], told);
        Assert.DoesNotContain(_warned, line => line.Contains("ends at", StringComparison.Ordinal));
        _time.Move(TimeSpan.FromHours(1));
        for (var i = 0; i < 4; i++) await StepAsync(desk);
        Assert.Contains("forbid ETHUSDT", _market.Told);
        Assert.Equal(WatchPhase.Expired, Assert.Single(desk.Entries()).Phase);
        _time.Move(TimeSpan.FromHours(11));
        await StepAsync(desk);
        Assert.Empty(desk.Entries());
    }

    [Fact]
    public async Task What_is_renewed_lasts_longer_from_its_end_on_and_is_told_again()
    {
        var desk = await WithAsync("ETHUSDT");
        var first = desk.Entries()[0].Entry.ExpiresNs;
        desk.Renew(Usdm, "ETHUSDT", null);
        Assert.Equal(24 * EngineTime.NsPerHour, desk.Entries()[0].Entry.ExpiresNs - first);
        desk.Add(Usdm, "ETHUSDT", TimeSpan.FromHours(1), 1, "anna");
        Assert.Equal(48 * EngineTime.NsPerHour, desk.Entries()[0].Entry.ExpiresNs - desk.Entries()[0].Entry.AddedNs);
        Assert.Empty(_market.Told);
    }

    [Fact]
    public async Task What_is_added_again_without_a_priority_keeps_its_own()
    {
        var desk = Desk();
        desk.Add(Usdm, "ETHUSDT", null, 1, "anna");
        desk.Add(Usdm, "SOLUSDT", null, null, "anna");
        await StepAsync(desk);
        desk.Add(Usdm, "ETHUSDT", null, null, "anna");
        Assert.Equal([("ETHUSDT", 1), ("SOLUSDT", 3)], desk.Entries().Select(view => (view.Entry.Symbol, view.Entry.Priority)));
        desk.Add(Usdm, "ETHUSDT", null, 7, "anna");
        Assert.Equal(7, desk.Entries()[1].Entry.Priority);
    }

    [Fact]
    public async Task Nothing_stays_for_longer_than_a_year_however_often_it_is_renewed()
    {
        var desk = await WithAsync("ETHUSDT");
        var year = TimeSpan.FromHours(8_760);
        for (var i = 0; i < 300; i++) Assert.Equal("duration_hours", Assert.Throws<WatchException>(() => desk.Renew(Usdm, "ETHUSDT", year)).Field);
        desk.Renew(Usdm, "ETHUSDT", year - TimeSpan.FromHours(24));
        Assert.Throws<WatchException>(() => desk.Renew(Usdm, "ETHUSDT", null));
        Assert.Equal(365 * 24 * EngineTime.NsPerHour, desk.Entries()[0].Entry.ExpiresNs - desk.Entries()[0].Entry.AddedNs);
        desk.Add(Usdm, "SOLUSDT", year, null, "anna");
        await StepAsync(desk);
        Assert.Equal([WatchPhase.Active, WatchPhase.Active], desk.Entries().Select(view => view.Phase));
    }

    [Theory]
    [InlineData("NOPEUSDT", "not traded")]
    [InlineData("BTCUSDT", "since the start")]
    public void What_cannot_be_added_is_refused_by_its_field(string symbol, string says)
    {
        var refused = Assert.Throws<WatchException>(() => Desk().Add(Usdm, symbol, null, 3, "anna"));
        Assert.Equal((WatchFault.Wrong, "symbol"), (refused.Fault, refused.Field));
        Assert.Contains(says, refused.Message);
        Assert.Equal("market_type", Assert.Throws<WatchException>(() => Desk().Add(Market.Spot, "ETHUSDT", null, 3, "anna")).Field);
    }

    [Fact]
    public async Task There_are_as_many_as_there_are_slots_and_a_symbol_has_its_slot_again()
    {
        var desk = await WithAsync("ETHUSDT", "SOLUSDT");
        var refused = Assert.Throws<WatchException>(() => desk.Add(Usdm, "PEPEUSDT", null, 3, "anna"));
        Assert.Equal(WatchFault.Unavailable, refused.Fault);
        desk.Remove(Usdm, "ETHUSDT");
        for (var i = 0; i < 3; i++) await StepAsync(desk);
        Assert.Throws<WatchException>(() => desk.Add(Usdm, "PEPEUSDT", null, 3, "anna"));
        desk.Add(Usdm, "ETHUSDT", null, 3, "anna");
        await StepAsync(desk);
        Assert.Equal(["allow ETHUSDT", "hear ETHUSDT"], _market.Told[^2..]);
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_says_why()
    {
        _market.Trouble = "the venue is away";
        var desk = Desk();
        desk.Add(Usdm, "ETHUSDT", null, 3, "anna");
        await StepAsync(desk);
        await StepAsync(desk);
        Assert.Equal((WatchPhase.Failed, "the venue is away"), (desk.Entries()[0].Phase, desk.Entries()[0].Problem));
        Assert.Single(_said, line => line.Contains("the venue is away", StringComparison.Ordinal));
        _market.Trouble = null;
        await StepAsync(desk);
        Assert.Empty(_market.Told);
        _time.Move(TimeSpan.FromSeconds(10));
        await StepAsync(desk);
        Assert.Equal(WatchPhase.Active, desk.Entries()[0].Phase);
    }

    [Fact]
    public async Task What_is_removed_while_it_comes_in_is_never_allowed()
    {
        var desk = Desk();
        desk.Add(Usdm, "ETHUSDT", null, 3, "anna");
        desk.Remove(Usdm, "ETHUSDT");
        for (var i = 0; i < 4; i++) await StepAsync(desk);
        Assert.Empty(_market.Told);
        Assert.Empty(desk.Entries());
    }

    [Fact]
    public async Task After_a_restart_what_is_listed_is_heard_again_and_an_operator_is_not_overruled()
    {
        await WithAsync("ETHUSDT");
        var after = Desk();
        await StepAsync(after);
        Assert.Equal(["in ETHUSDT"], _market.Told.Where(line => !line.StartsWith("hear", StringComparison.Ordinal)));
        Assert.Equal(WatchPhase.Active, Assert.Single(after.Entries()).Phase);
    }

    [Fact]
    public async Task After_a_restart_what_ran_out_meanwhile_enters_nothing_and_is_heard_while_it_is_open()
    {
        await WithAsync("ETHUSDT");
        _market.Heard.Clear();
        _market.Open.Add(1);
        _time.Move(TimeSpan.FromHours(25));
        var after = Desk();
        for (var i = 0; i < 5; i++) await StepAsync(after);
        Assert.Equal(["forbid ETHUSDT", "in ETHUSDT", "hear ETHUSDT"], _market.Told);
        Assert.Equal(WatchPhase.Ending, Assert.Single(after.Entries()).Phase);
    }

    [Fact]
    public async Task The_selection_is_made_anew_at_midnight_and_followed_when_it_is_to_be()
    {
        _market.Tickers.AddRange([new("ETHUSDT", 100, 100, 99, 101), new("SOLUSDT", 50, 50, 98, 102), new("BTCUSDT", 200, 200, 99.5m, 100.5m)]);
        var desk = Desk(new WatchOptions { Top = 2, FollowsTop = true });
        for (var i = 0; i < 2; i++) await StepAsync(desk);
        Assert.Equal(["BTCUSDT", "ETHUSDT"], desk.Top(Usdm)!.Symbols.Select(symbol => symbol.Ticker.Symbol));
        Assert.Equal((WatchEntry.Automatic, (long?)null), (desk.Entries()[0].Entry.AddedBy, desk.Entries()[0].Entry.ExpiresNs));
        _market.Tickers[0] = new MarketTicker("ETHUSDT", 1, 1, 90, 110);
        for (var i = 0; i < 3; i++) await StepAsync(desk);
        Assert.Equal(["BTCUSDT", "ETHUSDT"], desk.Top(Usdm)!.Symbols.Select(symbol => symbol.Ticker.Symbol));
        _time.Move(TimeSpan.FromHours(12));
        for (var i = 0; i < 5; i++) await StepAsync(desk);
        Assert.Equal(["SOLUSDT"], desk.Entries().Select(view => view.Entry.Symbol));
    }

    [Fact]
    public async Task A_selection_that_has_more_symbols_than_free_slots_says_so()
    {
        _market.Tickers.AddRange([new("ETHUSDT", 100, 100, 99, 101), new("SOLUSDT", 50, 50, 98, 102), new("XRPUSDT", 40, 40, 97, 103)]);
        var desk = Desk(new WatchOptions { Top = 3, FollowsTop = true });
        for (var i = 0; i < 3; i++) await StepAsync(desk);
        Assert.Equal(["ETHUSDT", "SOLUSDT"], desk.Entries().Select(view => view.Entry.Symbol).Order());
        Assert.Single(_said, line => line.StartsWith("XRPUSDT and what is less liquid are not followed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_selection_that_fails_at_midnight_is_tried_again_each_minute()
    {
        _market.Tickers.AddRange([new("ETHUSDT", 100, 100, 99, 101), new("SOLUSDT", 50, 50, 98, 102)]);
        var desk = Desk(new WatchOptions { Top = 1 });
        for (var i = 0; i < 2; i++) await StepAsync(desk);
        Assert.Equal(["ETHUSDT"], desk.Top(Usdm)!.Symbols.Select(symbol => symbol.Ticker.Symbol));
        _market.Tickers[0] = new MarketTicker("ETHUSDT", 1, 1, 90, 110);
        _market.TickerTrouble = "unreachable";
        _time.Move(TimeSpan.FromHours(12));
        for (var i = 0; i < 2; i++) await StepAsync(desk);
        Assert.Equal(["ETHUSDT"], desk.Top(Usdm)!.Symbols.Select(symbol => symbol.Ticker.Symbol));
        _market.TickerTrouble = null;
        _time.Move(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 2; i++) await StepAsync(desk);
        Assert.Equal(["SOLUSDT"], desk.Top(Usdm)!.Symbols.Select(symbol => symbol.Ticker.Symbol));
    }

    [Fact]
    public async Task What_was_selected_by_itself_is_a_persons_once_that_person_adds_it()
    {
        _market.Tickers.AddRange([new("ETHUSDT", 100, 100, 99, 101), new("SOLUSDT", 50, 50, 98, 102)]);
        var desk = Desk(new WatchOptions { Top = 1, FollowsTop = true });
        for (var i = 0; i < 2; i++) await StepAsync(desk);
        desk.Add(Usdm, "ETHUSDT", TimeSpan.FromHours(48), 1, "anna");
        Assert.Equal("anna", Assert.Single(desk.Entries()).Entry.AddedBy);
        _market.Tickers[0] = new MarketTicker("ETHUSDT", 1, 1, 90, 110);
        _time.Move(TimeSpan.FromHours(12));
        for (var i = 0; i < 5; i++) await StepAsync(desk);
        Assert.Equal(["ETHUSDT", "SOLUSDT"], desk.Entries().Select(view => view.Entry.Symbol).Order());
    }

    [Fact]
    public async Task What_was_added_again_after_its_warning_is_warned_of_again()
    {
        var desk = Desk();
        var told = 0;
        desk.Expiring = (_, _) => told++;
        desk.Add(Usdm, "ETHUSDT", TimeSpan.FromHours(2), 3, "anna");
        await StepAsync(desk);
        _time.Move(TimeSpan.FromMinutes(61));
        await StepAsync(desk);
        desk.Add(Usdm, "ETHUSDT", TimeSpan.FromHours(3), 3, "anna");
        await StepAsync(desk);
        Assert.Equal(1, told);
        _time.Move(TimeSpan.FromMinutes(121));
        await StepAsync(desk);
        Assert.Equal(2, told);
    }

    [Fact]
    public void A_file_that_is_no_list_is_said()
    {
        File.WriteAllText(Path.Combine(_folder, "watchlist.json"), "{}");
        Assert.Contains("is no watchlist", Assert.Throws<InvalidDataException>(() => Desk()).Message);
    }

    [Fact]
    public void Liquidity_is_the_mean_of_three_ranks_and_equal_means_go_by_name()
    {
        MarketTicker[] tickers =
        [
            new("AUSDT", 10, 30, 99, 101), new("BUSDT", 30, 10, 99, 101), new("CUSDT", 20, 20, 0, 0), new("DUSDC", 99, 99, 99, 101), new("EUSDT", 99, 0, 99, 101), new("USDT", 9, 9, 9, 9),
        ];
        var top = Liquidity.Top(tickers, "USDT", 15);
        Assert.Equal(["AUSDT", "BUSDT", "CUSDT"], top.Select(symbol => symbol.Ticker.Symbol));
        Assert.Equal((5m / 3, 7m / 3), (top[0].MeanRank, top[2].MeanRank));
        Assert.Single(Liquidity.Top(tickers, "USDT", 1));
    }

    private async Task<WatchDesk> WithAsync(params string[] symbols)
    {
        var desk = Desk();
        foreach (var symbol in symbols) desk.Add(Usdm, symbol, null, 3, "anna");
        await StepAsync(desk);
        _market.Told.Clear();
        return desk;
    }

    private WatchDesk Desk(WatchOptions? options = null) =>
        new(options ?? new WatchOptions(), _market, new WatchFile(Path.Combine(_folder, "watchlist.json")), _time, (level, text) =>
        {
            _said.Add(text);
            if (level >= LogLevel.Warning) _warned.Add(text);
        });

    private static Task StepAsync(WatchDesk desk) => desk.StepAsync(CancellationToken.None);
}
