using FastEngine.Storage.Firestore;
using FastEngine.Storage.Outbox;
using FastEngine.Storage.Tests.Outbox;

namespace FastEngine.Storage.Tests.Firestore;

/// <summary>The write side against the emulator.</summary>
public sealed class EmulatorSyncTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Emulator _emulator;

    public EmulatorSyncTests() => _emulator = new Emulator(_folder.At("writes.log"));

    [Fact]
    public async Task A_trade_arrives_with_exact_decimals_and_numbers_to_order_by()
    {
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(_emulator.Host));
        bench.Sync.Start();
        Assert.Equal(EnqueueResult.Taken, bench.Sync.Publish(5, SyncBench.Trade(3).ToEntry(5)));
        await bench.ArrivedAsync();
        var (kind, path, fields) = Assert.Single(_emulator.Writes());
        Assert.Equal(("create", "trade_history/main_binance_futures_BTCUSDT_1763700000123456789_3_4"), (kind, path));
        string Value(string name) => fields.GetProperty(name).GetProperty("value").ToString();
        Assert.Equal(("61837.63", "61837.63"), (Value("entry_price"), Value("entry_price_number")));
        Assert.Equal(("0.012", "0.000000000000000123", "0.45156", "short"), (Value("quantity"), Value("fees"), Value("pnl"), Value("side")));
        var time = fields.GetProperty("entry_time").GetProperty("value");
        Assert.Equal((1_763_700_000, 123_456_000), (time.GetProperty("seconds").GetInt64(), time.GetProperty("nanos").GetInt32()));
        Assert.Equal("1763700000123456789", Value("entry_time_ns"));
        Assert.Equal((5, 5), (bench.Sync.LastJournalPosition, bench.Sync.ConfirmedJournalPosition));
        var confirmed = Assert.Single(bench.Observer.ConfirmedItems);
        Assert.Equal((5, "trade_history", path["trade_history/".Length..]), (confirmed.JournalPosition, confirmed.Destination, confirmed.Key));
    }

    [Fact]
    public async Task A_position_is_there_while_it_is_open_and_gone_when_it_is_closed()
    {
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(_emulator.Host));
        bench.Sync.Start();
        bench.Sync.Publish(1, SyncBench.Position(1, 5).ToEntry(1), SyncBench.Position(2, 7).ToEntry(1));
        await bench.ArrivedAsync();
        bench.Sync.Publish(2, SyncBench.Trade(1).ToEntry(2), SyncBench.Closed(SyncBench.Position(1, 5)));
        await bench.ArrivedAsync();
        Assert.Equal(["active_positions/" + SyncBench.Position(2, 7).Id, "trade_history/" + SyncBench.Trade(1).Id], _emulator.Final("symbol").Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_emulator_stopped_for_the_middle_of_a_run_misses_nothing_and_gets_nothing_twice()
    {
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(_emulator.Host));
        bench.Sync.Start();
        Publish(bench, 1, 200);
        await bench.ArrivedAsync();
        _emulator.Kill();
        Publish(bench, 201, 400);
        await Until.TrueAsync(() => bench.Sync.Status.Pump is { Failures: > 3, OfflineSince: not null }, "the outage");
        Assert.Equal(200, bench.Sync.ConfirmedJournalPosition);
        Assert.Equal(200, bench.Sync.Status.Outbox.Pending);
        _emulator.Start();
        Publish(bench, 401, 600);
        await bench.ArrivedAsync();
        Assert.Equal(Enumerable.Range(1, 600).Select(id => "trade_history/" + SyncBench.Trade(id).Id).Order(StringComparer.Ordinal),
            _emulator.Writes().Select(write => write.Path).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, 600).Select(id => (long)id), bench.Observer.ConfirmedItems.Select(item => item.JournalPosition));
        Assert.Equal([OutboxAlert.Offline, OutboxAlert.BackOnline], bench.Observer.Alerts);
        Assert.Null(bench.Sync.Status.Pump.OfflineSince);
    }

    [Fact]
    public async Task Kills_in_the_middle_of_commits_repeat_at_most_the_commit_that_was_under_way()
    {
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(_emulator.Host) with { Pump = SyncBench.Fast with { MaxItems = 10 } });
        bench.Sync.Start();
        const int kills = 4;
        for (var round = 0; round < kills; round++)
        {
            Publish(bench, round * 300 + 1, round * 300 + 300);
            var wanted = bench.Sync.Status.Pump.Sent + 60;
            await Until.TrueAsync(() => bench.Sync.Status.Pump.Sent >= wanted, "some commits");
            _emulator.Kill();
            _emulator.Start();
        }

        await bench.ArrivedAsync();
        var writes = _emulator.Writes().GroupBy(write => write.Path, StringComparer.Ordinal).ToList();
        Assert.Equal(kills * 300, writes.Count);
        Assert.InRange(writes.Sum(document => document.Count() - 1), 0, kills * 10);
        // What is written again is the same: the last process and those before it hold one version of each.
        Assert.All(writes, document => Assert.Single(document.Select(write => write.Fields.GetRawText()).Distinct()));
    }

    [Fact]
    public async Task An_engine_killed_midway_goes_on_from_its_file_and_nothing_is_missing_or_twice()
    {
        var killed = new SyncBench(_folder.At("outbox"), SyncBench.At(_emulator.Host));
        killed.Sync.Start();
        Publish(killed, 1, 50);
        await killed.ArrivedAsync();
        await killed.DisposeAsync();
        // Published and not sent; the process dies within the last record.
        using (var outbox = DurableOutbox.Open(_folder.At("outbox")))
            for (var id = 51; id <= 80; id++) outbox.Enqueue(id, SyncBench.Trade(id).ToEntry(id));
        var log = Directory.GetFiles(_folder.At("outbox"), "*.log").Single();
        using (var file = new FileStream(log, FileMode.Open)) file.SetLength(file.Length - 100);

        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(_emulator.Host));
        Assert.Equal(79, bench.Sync.LastJournalPosition);
        bench.Sync.Start();
        Publish(bench, bench.Sync.LastJournalPosition + 1, 100);
        await bench.ArrivedAsync();
        Assert.Equal(Enumerable.Range(1, 100).Select(id => "trade_history/" + SyncBench.Trade(id).Id).Order(StringComparer.Ordinal),
            _emulator.Writes().Select(write => write.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_published_while_nothing_listened_is_sent_in_batches_when_it_does()
    {
        _emulator.Kill();
        await using (var offline = new SyncBench(_folder.At("outbox"), SyncBench.At(_emulator.Host)))
        {
            offline.Sync.Start();
            Publish(offline, 1, 250);
        }

        _emulator.Start();
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(_emulator.Host) with { Pump = SyncBench.Fast with { MaxItems = 100 } });
        bench.Sync.Start();
        await bench.ArrivedAsync();
        Assert.Equal(250, _emulator.Writes().Count);
        Assert.Equal((3, 250), (bench.Sync.Status.Pump.Sends, bench.Sync.Status.Pump.Sent));
    }

    [Fact]
    public async Task A_forex_account_has_its_rules_and_no_password()
    {
        await using var bench = new SyncBench(_folder.At("outbox"), SyncBench.At(_emulator.Host));
        bench.Sync.Start();
        bench.Sync.Publish(1, new ForexAccountDocument
        {
            AccountId = "ftmo_challenge_001", Platform = "mt5", BrokerName = "FTMO", BrokerType = "prop_firm", Server = "FTMO-Server", AccountNumber = "5001234567",
            AccountType = "challenge", MaxDailyLossPercent = 5, MaxTotalLossPercent = 10, ProfitTarget = new ExactDecimal(10000, 0), Status = "active", Enabled = true,
        }.ToEntry(1), new AccountStateDocument
        {
            Account = "main", Exchange = "binance", MarketType = "futures", Balance = new ExactDecimal(10000, 0), Equity = new ExactDecimal(10001, 0),
            MarginUsed = new ExactDecimal(5, 0), UpdatedTimeNs = 1,
        }.ToEntry(1));
        await bench.ArrivedAsync();
        var fields = _emulator.Writes().Single(write => write.Path == "forex_accounts/ftmo_challenge_001").Fields;
        Assert.Equal("10000", fields.GetProperty("rules").GetProperty("value").GetProperty("profit_target").GetProperty("value").ToString());
        Assert.False(fields.TryGetProperty("password", out _));
        Assert.Equal("10000", _emulator.Final("balance")["trade_history/account_main_binance_futures"]);
    }

    public void Dispose()
    {
        _emulator.Dispose();
        _folder.Dispose();
    }

    private static void Publish(SyncBench bench, long first, long last)
    {
        for (var id = first; id <= last; id++) Assert.Equal(EnqueueResult.Taken, bench.Sync.Publish(id, SyncBench.Trade(id).ToEntry(id)));
    }
}
