using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary><c>fastengine run</c>: goes on after a kill where it was, answers on its socket, and survives a full disk.</summary>
public sealed class RunTests(GoldenTape tape) : IClassFixture<GoldenTape>, IDisposable
{
    private const int Kill = 9;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_engine_that_is_killed_or_stopped_goes_on_where_it_was()
    {
        if (!OperatingSystem.IsLinux()) return;
        var whole = Run("whole", "max").Wait().Expect(0).Json();
        Assert.True(whole.GetProperty("orders").GetInt64() > 0);
        Engine.AssertNothingAllocated(whole);
        for (var death = 1; death <= 3; death++)
        {
            using var child = Run("killed", "200x");
            while (!child.HasExited && Ticks("killed") < death * 500) Thread.Sleep(5);
            child.Signal(death == 2 ? Child.Interrupt : Kill);
            child.Wait();
        }

        var resumed = Run("killed", "max").Wait().Expect(0).Saying("every output made again is equal").Json();
        Assert.InRange(resumed.GetProperty("ticks").GetInt64(), 1, whole.GetProperty("ticks").GetInt64() - 1);
        foreach (var name in (string[])["state_hash", "market_digest", "orders", "executions"]) Assert.Equal($"{whole.GetProperty(name)}", $"{resumed.GetProperty(name)}");
        Engine.Run("replay", "--journal", _folder.At("killed/journal"), "--verify").Expect(0).Saying("parity 100");
        Assert.Equal(Rows("whole", "fills"), Rows("killed", "fills"));
        Assert.Equal(Rows("whole", "trade_executions"), Rows("killed", "trade_executions"));
        Assert.Equal(Rows("whole", "ticks"), Rows("killed", "ticks"));
        foreach (var table in (string[])["positions", "strategy_positions", "position_contributions", "exchange_positions", "portfolio_health_snapshots"])
            Assert.Equal(Rows("whole", table), Rows("killed", table));
        AssertPositionsSum("killed", resumed);
    }

    [Fact]
    public void Profiles_and_zones_are_in_the_databases()
    {
        if (!OperatingSystem.IsLinux()) return;
        var end = Run("zones", "max").Wait().Expect(0).Json();
        Engine.AssertNothingAllocated(end);
        foreach (var kind in (string[])["profiles", "zones", "gaps"]) Assert.Equal(0, end.GetProperty("telemetry").GetProperty("dropped_" + kind).GetInt64());
        Assert.True(Count("zones", "market_profile WHERE value_area_low <= poc_price AND poc_price <= value_area_high AND timeframe = '1m'") > 0);
        Assert.Equal(0, Count("zones", "market_profile WHERE value_area_low > poc_price OR poc_price > value_area_high"));
        Assert.True(Count("zones", "supply_demand_zones WHERE status = 'broken'") > 0);
        Assert.True(Count("zones", "fair_value_gaps WHERE filled_at > created_at AND fill_percentage = 100") > 0);
        Assert.Equal(0, Count("zones", "fair_value_gaps WHERE (filled_at IS NULL) <> (fill_percentage = 0)"));
        var zones = Count("zones", "supply_demand_zones");
        Assert.True(zones > 0);
        Assert.Equal(zones, Count("zones", "(SELECT DISTINCT symbol, zone_id FROM supply_demand_zones)"));
        Assert.Equal(zones, Count("zones", "supply_demand_zones WHERE price_low < price_high AND (tests > 0) = (last_tested IS NOT NULL) AND (status <> 'tested' OR tests > 0)"));
    }

    [Fact]
    public void A_running_engine_answers_and_obeys()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var child = Run("live", "20x");
        while (!child.HasExited && Ticks("live") < 100) Thread.Sleep(5);
        var data = _folder.At("live");
        Engine.Run("query", "SELECT count(*) AS n FROM ticks", "--data", data, "--format", "csv").Expect(0).Saying("n");
        Engine.Run("query", "DELETE FROM ticks", "--data", data).Expect(2);
        Engine.Run("run", tape.Path, "--data", data).Expect(1).Saying("locked by pid");
        Engine.Run("command", "kill-switch", "stop-entries", "--data", data).Expect(0);
        Engine.Run("command", "set", "sizing.risk_pct", "30", "--data", data).Expect(2).Saying("out of range");
        while (!child.HasExited && !Engine.Run("status", "--data", data, "--json").Output.Contains("stop_entries", StringComparison.Ordinal)) Thread.Sleep(5);
        child.Signal(Child.Interrupt);
        child.Wait().Expect(130);
        Engine.Run("replay", "--journal", Path.Combine(data, "journal"), "--verify").Expect(0);
        Engine.Run("status", "--data", data).Expect(1);
    }

    [Fact]
    public void A_full_disk_stops_entries_is_told_and_damages_nothing()
    {
        var disk = _folder.At("disk");
        Directory.CreateDirectory(disk);
        if (!OperatingSystem.IsLinux() || !Mount(disk))
        {
            Console.WriteLine("skipped 1 test that needs to mount a file system in memory");
            return;
        }

        try
        {
            var data = Path.Combine(disk, "data");
            using var child = new Child(Repository.Engine, ["run", tape.Path, "--data", data, "--json", "--speed", "200x", "--set", "journal.segment_mib=1", .. TradedRun.Micro]);
            while (!child.HasExited && !File.Exists(Path.Combine(data, "engine.sock"))) Thread.Sleep(5);
            var filler = Path.Combine(disk, "filler");
            Fill(filler);
            while (!child.HasExited && !child.Error.Contains("ALERT kill switch: StopEntries", StringComparison.Ordinal)) Thread.Sleep(5);
            File.Delete(filler);
            var end = child.Wait().Expect(0).Saying("ALERT journal").Saying("written again").Json();
            Assert.Equal("StopEntries", end.GetProperty("kill_switch").GetString());
            Assert.Equal(JsonValueKind.Null, end.GetProperty("journal").GetProperty("fault").ValueKind);
            var verified = Engine.Run("replay", "--journal", Path.Combine(data, "journal"), "--verify", "--json").Expect(0).Json();
            Assert.Equal(1, verified.GetProperty("parity").GetDouble());
            Engine.Run("query", "SELECT count(*) AS n FROM orders", "--data", data).Expect(0);
        }
        finally
        {
            Engine.Run("status", "--data", disk);
            System.Diagnostics.Process.Start("umount", ["-l", disk]).WaitForExit();
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told()
    {
        File.WriteAllText(_folder.At("file"), "");
        Engine.Run("run", tape.Path, "--data", _folder.At("file")).Expect(1).Saying("file");
        Engine.Run("run").Expect(2).Saying("name recordings to trade on");
    }

    // The watchdog's deadlines are of the machine's clock: a busy machine misses them with a fast tape, and no two runs are alike then; each is still made again by its journal.
    private Child Run(string data, string speed) => new(
        Repository.Engine,
        [
            "run", tape.Path, "--data", _folder.At(data), "--json", "--speed", speed, "--set", "storage.retention.profile=keep_everything",
            "--set", "watchdog.enabled=false", .. TradedRun.Micro,
        ]);

    // Of a running engine; 0 while it does not answer.
    private long Ticks(string data)
    {
        if (!File.Exists(_folder.At($"{data}/engine.sock"))) return 0;
        var status = Engine.Run("status", "--data", _folder.At(data), "--json");
        return status.ExitCode == 0 ? status.Json().GetProperty("feeds")[0].GetProperty("ticks").GetInt64() : 0;
    }

    // The account's cash is what contributions made, less the fees of entries that are open. The row of an exit comes when its order is done: trades
    // are compared where nothing is open.
    private void AssertPositionsSum(string data, JsonElement end)
    {
        const string Closed = "(SELECT strategy_position_id FROM strategy_positions WHERE status = 'closed')";
        var start = TradedRun.Number("10000");
        var made = Value(data, "sum(contribution_pnl)", "position_contributions");
        Assert.NotEqual(0, made);
        Assert.Equal(TradedRun.Number(end.GetProperty("account").GetProperty("cash").GetString()!), start + made - Value(data, "coalesce(sum(fees), 0)", "positions"));
        Assert.Equal(made, Value(data, "sum(pnl)", "strategy_positions"));
        Assert.Equal(Value(data, "sum(pnl)", "strategy_positions WHERE status = 'closed'"), Value(data, "sum(pnl)", $"trade_executions WHERE position_id IN {Closed}"));
        Assert.Equal(Value(data, "coalesce(sum(quantity), 0)", "positions"), Value(data, "sum(open_quantity)", "strategy_positions WHERE strategy <> 'UNATTRIBUTED'"));
        Assert.Equal(Value(data, "sum(entry_quantity)", "strategy_positions"), Value(data, "sum(contribution_quantity)", "position_contributions WHERE status = 'added'"));
        Assert.Equal(Value(data, "sum(quantity)", "exchange_positions"), Value(data, "sum(open_quantity)", "strategy_positions"));
    }

    // Record numbers are left out: an engine that began again has written its start.
    private string Rows(string data, string table)
    {
        var columns = table switch
        {
            "ticks" or "portfolio_health_snapshots" => "*",
            "position_contributions" => "* EXCLUDE (contribution_id, journal_position)",
            _ => "* EXCLUDE (journal_position)",
        };
        return Engine.Run("query", $"SELECT {columns} FROM {table} ORDER BY ALL", "--data", _folder.At(data), "--format", "csv", "--limit", "1000000").Expect(0).Output;
    }

    private long Count(string data, string what) => (long)Value(data, "count(*)", what);

    private decimal Value(string data, string measure, string from) => decimal.Parse(
        Engine.Run("query", $"SELECT {measure} AS n FROM {from}", "--data", _folder.At(data), "--format", "csv").Expect(0).Output.Trim().Split('\n')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private static bool Mount(string path)
    {
        using var mount = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("mount", ["-t", "tmpfs", "-o", "size=96m", "tmpfs", path]) { RedirectStandardError = true });
        mount!.WaitForExit();
        return mount.ExitCode == 0;
    }

    private static void Fill(string path)
    {
        try
        {
            using var file = File.Create(path);
            var block = new byte[1 << 16];
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full: what it is for.
        }
    }
}
