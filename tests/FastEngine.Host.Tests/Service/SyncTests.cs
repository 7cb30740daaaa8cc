using System.Text.Json;
using FastEngine.Core.Execution;
using FastEngine.Engine.Journal;
using FastEngine.Storage.Firestore;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Tests.Service;

/// <summary>The running engine with an emulator of Firestore, both ways.</summary>
public sealed class SyncTests(SyncTests.AloneRun alone) : IClassFixture<SyncTests.AloneRun>, IDisposable
{
    private readonly SyncedMarket _market = new();

    [Fact]
    public void Without_credentials_the_sync_is_off_and_trades_stay_in_the_database()
    {
        Assert.False(alone.Summary.GetProperty("sync").GetProperty("on").GetBoolean());
        Assert.Equal(SyncedMarket.Trades, alone.Kept.Distinct().Count());
        Assert.Equal(0, alone.Writes);
    }

    [Fact]
    public void Every_closed_trade_arrives_once_positions_end_with_their_close_and_the_database_keeps_neither()
    {
        var summary = ServiceChild.Run(_market.Arguments(settings: [.. _market.Script, _market.Synced]));
        Assert.Equal(alone.Kept.Order(StringComparer.Ordinal), _market.Written("trade_history").Order(StringComparer.Ordinal));
        Assert.Empty(_market.Written("trade_history", "update"));
        Assert.Equal(SyncedMarket.Trades, _market.Written("trade_history").Count);
        Assert.DoesNotContain(_market.Emulator.Final("symbol").Keys, path => path.StartsWith("active_positions/", StringComparison.Ordinal));
        Assert.Empty(_market.Kept());
        var sync = summary.GetProperty("sync");
        Assert.Equal((0, 0, 0), (sync.GetProperty("pending").GetInt32(), sync.GetProperty("failures").GetInt32(), sync.GetProperty("config").GetProperty("refused").GetInt32()));
        Assert.Equal("none", _market.Emulator.Final("kill_switch")["trade_history/system_paper_binance"]);
        Assert.Equal(summary.GetProperty("account").GetProperty("cash").GetString(), _market.Emulator.Final("balance")["trade_history/account_paper_binance_all"]);
    }

    [Fact]
    public void Trades_that_could_not_be_sent_stay_in_the_database_and_leave_both_after_the_next_start()
    {
        _market.Emulator.Kill();
        using (var offline = new ServiceChild(_market.Arguments(settings: [.. _market.Script, _market.Synced, "firestore.drain_limit=0s"])))
        {
            var sync = offline.Summary().GetProperty("sync");
            Assert.True(sync.GetProperty("pending").GetInt32() >= SyncedMarket.Trades);
            Assert.Equal(0, sync.GetProperty("sent").GetInt64());
            Assert.Contains("Local files are used", offline.Errors, StringComparison.Ordinal);
            Assert.Contains("documents are not sent yet", offline.Errors, StringComparison.Ordinal);
        }

        var kept = _market.Kept();
        Assert.Equal(alone.Kept, kept);
        _market.Emulator.Start();
        ServiceChild.Run(_market.Arguments(settings: [.. _market.Script, _market.Synced]));
        Assert.Equal(kept.Order(StringComparer.Ordinal), _market.Written("trade_history").Order(StringComparer.Ordinal));
        Assert.Empty(_market.Written("trade_history", "update"));
        Assert.Empty(_market.Kept());
    }

    [Fact]
    public void An_emulator_stopped_for_the_middle_of_a_run_misses_nothing_and_gets_nothing_twice()
    {
        using var engine = new ServiceChild(_market.Arguments("40x", settings: [.. _market.Script, _market.Synced]));
        SyncedMarket.WaitUntil(() => _market.Written("trade_history").Count >= 10, "the first trades");
        _market.Emulator.Kill();
        var before = _market.Written("trade_history").Count;
        engine.WaitFor("cannot be reached");
        _market.Emulator.Start();
        var sync = engine.Summary().GetProperty("sync");
        Assert.InRange(before, 10, SyncedMarket.Trades - 1);
        Assert.True(sync.GetProperty("failures").GetInt64() > 0);
        // A commit that landed and was acknowledged to nobody is made again, of the same document: the new process has never seen the old one's.
        Assert.Equal(alone.Kept.Order(StringComparer.Ordinal), _market.Written("trade_history").Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(_market.Written("trade_history").Count - SyncedMarket.Trades, 0, 4);
        Assert.Empty(_market.Written("trade_history", "update"));
        Assert.Empty(_market.Kept());
    }

    [Fact]
    public void A_killed_engine_goes_on_and_nothing_is_missing_or_twice()
    {
        using (var killed = new ServiceChild(_market.Arguments("40x", settings: [.. _market.Script, _market.Synced])))
        {
            SyncedMarket.WaitUntil(() => _market.Written("trade_history").Count >= 11, "the first trades");
            killed.Kill();
        }

        Assert.InRange(_market.Written("trade_history").Count, 11, SyncedMarket.Trades - 1);
        ServiceChild.Run(_market.Arguments(settings: [.. _market.Script, _market.Synced]));
        Assert.Equal(alone.Kept.Order(StringComparer.Ordinal), _market.Written("trade_history").Order(StringComparer.Ordinal));
        // The commit that was under way may have been made once more.
        Assert.InRange(_market.Written("trade_history", "update").Count, 0, 4);
        Assert.DoesNotContain(_market.Emulator.Final("symbol").Keys, path => path.StartsWith("active_positions/", StringComparison.Ordinal));
        Assert.Empty(_market.Kept());
    }

    [Fact]
    public void An_entry_of_a_watchlist_ends_by_itself_and_one_without_an_end_is_refused()
    {
        using var person = new Person(_market.At("person"), _market.Emulator.Host);
        using (var engine = new ServiceChild(_market.Arguments("40x", settings: [.. _market.Script, _market.Synced])))
        {
            SyncedMarket.WaitUntil(() => _market.Written("trade_history").Count >= 2, "the engine at work");
            var soon = (DateTimeOffset.UtcNow.AddSeconds(1) - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
            person.Write(new FirestoreDocument(FirestoreCollections.Watchlists, "endless").Text("symbol", "BTCUSDT").Text("added_by", "someone"));
            person.Write(new FirestoreDocument(FirestoreCollections.Watchlists, "BTCUSDT").Text("symbol", "BTCUSDT").Text("added_by", "someone").Time("expires_at", soon));
            engine.WaitFor("watchlists/endless was refused: an entry that a person added needs added_at or expires_at");
            Assert.True(engine.Summary().GetProperty("orders").GetInt64() < 3 * SyncedMarket.Entries, "entries were forbidden");
        }

        Assert.Equal([(LiveKnob.None, 0)], Commands());
    }

    [Fact]
    public void A_change_of_configuration_becomes_a_command_once_and_an_invalid_one_is_refused()
    {
        using var person = new Person(_market.At("person"), _market.Emulator.Host);
        using (var engine = new ServiceChild(_market.Arguments("20x", settings: [.. _market.Script, _market.Synced])))
        {
            SyncedMarket.WaitUntil(() => _market.Written("trade_history").Count >= 4, "the engine at work");
            person.Write(new FirestoreDocument(FirestoreCollections.StrategyConfigs, "too_much").Text("risk_pct", "2.5%"));
            person.Write(new FirestoreDocument(FirestoreCollections.StrategyConfigs, "unknown").Text("risc_pct", "0.1%"));
            person.Write(new FirestoreDocument(FirestoreCollections.MarketConfigs, "binance_futures").Text("fee_taker", "0.04%"));
            person.Write(new FirestoreDocument(FirestoreCollections.StrategyConfigs, "scalping").Text("risk_pct", "0.1%").Integer("max_positions", 2));
            person.Write(new FirestoreDocument(FirestoreCollections.Watchlists, "BTCUSDT").Text("symbol", "BTCUSDT").Text("added_by", "auto").Flag("enabled", false));
            var summary = engine.Summary();
            engine.WaitFor("strategy_configs/too_much was refused: risk_pct: 2.5 is out of range");
            engine.WaitFor("strategy_configs/unknown was refused: 'risc_pct' is no field that can be changed here (nearest: risk_pct)");
            engine.WaitFor("market_configs/binance_futures was refused: fee_taker is 0.05 % here, not 0.04 %: a fee takes effect at restart");
            var config = summary.GetProperty("sync").GetProperty("config");
            Assert.Equal((3, 2, 3), (config.GetProperty("commands").GetInt32(), config.GetProperty("accepted").GetInt32(), config.GetProperty("refused").GetInt32()));
            Assert.True(summary.GetProperty("orders").GetInt64() < 3 * SyncedMarket.Entries, "entries were forbidden");
        }

        // Each collection has a stream of its own, so only the changes of one of them have an order.
        Assert.Equal([(LiveKnob.None, 0), (LiveKnob.RiskPpm, 1_000), (LiveKnob.MaxPositions, 2)], Commands().OrderBy(command => command.Item1));
        // What is in force already is not asked for again.
        var again = ServiceChild.Run(_market.Arguments(settings: [.. _market.Script, _market.Synced]));
        var asked = again.GetProperty("sync").GetProperty("config");
        Assert.Equal((0, 3), (asked.GetProperty("commands").GetInt32(), asked.GetProperty("refused").GetInt32()));
        Assert.True(again.GetProperty("recovery").GetProperty("equal").GetBoolean());
        Assert.Equal(3, Commands().Count);
    }

    [Fact]
    public void A_run_whose_configuration_changed_is_made_again_from_its_journal()
    {
        using var person = new Person(_market.At("person"), _market.Emulator.Host);
        person.Write(new FirestoreDocument(FirestoreCollections.StrategyConfigs, "limits").Text("total_exposure_pct", "250%"));
        using (var engine = new ServiceChild(_market.Arguments("40x", settings: ["candles.timeframes=[1s,5s,15s]", "cascade.windows=[1s,5s,15s]", "profile.window=45s",
            "profile.period=15s", "regime.force=both", _market.Synced])))
        {
            SyncedMarket.WaitUntil(() => _market.Emulator.Final("kind").ContainsKey("trade_history/system_paper_binance"), "the engine at work");
            person.Write(new FirestoreDocument(FirestoreCollections.StrategyConfigs, "scalping").Text("risk_pct", "0.1%"));
            person.Delete(FirestoreCollections.StrategyConfigs, "scalping");
            Assert.Equal(3, engine.Summary().GetProperty("sync").GetProperty("config").GetProperty("commands").GetInt32());
        }

        Assert.Equal([(LiveKnob.TotalExposurePpm, 2_500_000), (LiveKnob.RiskPpm, 1_000), (LiveKnob.RiskPpm, 5_000)], Commands());
        var replayed = ServiceChild.Run("replay", "--journal", _market.Journal, "--verify", "--json");
        Assert.Equal(1.0, replayed.GetProperty("parity").GetDouble());
        Assert.True(replayed.GetProperty("decisions").GetProperty("compared").GetInt64() > 0);
        Assert.True(replayed.GetProperty("ledger").GetProperty("equal").GetInt64() >= 3);
    }

    public void Dispose() => _market.Dispose();

    private List<(LiveKnob Knob, long Value)> Commands()
    {
        using var reader = new JournalReader(_market.Journal);
        var commands = new List<(LiveKnob, long)>();
        while (reader.TryRead(out var record))
        {
            if (record.IsSnapshot || (JournalKind)record.Kind != JournalKind.Trade) continue;
            var e = JournalCodec.Read<TradeEvent>(record.Payload);
            if (e.Kind != TradeEventKind.Command) continue;
            Assert.Equal(CommandOrigin.Configuration, e.Command.Origin);
            commands.Add((e.Command.Knob, e.Command.Value));
        }

        return commands;
    }

    /// <summary>The same tape without a sync, run once for all tests of the class: the trades that there are to send.</summary>
    public sealed class AloneRun
    {
        public AloneRun()
        {
            using var market = new SyncedMarket();
            Summary = ServiceChild.Run(market.Arguments(settings: market.Script));
            Kept = market.Kept();
            Writes = market.Emulator.Writes().Count;
        }

        internal JsonElement Summary { get; }

        internal IReadOnlyList<string> Kept { get; }

        internal int Writes { get; }
    }
}
